package dev.exportclients.cli.doctor;

import dev.exportclients.cli.config.EnvironmentVariables;
import java.util.ArrayList;
import java.util.List;

/** Which variables of a provider are set, and which of them count; never their values. */
record SettingsInUse(HarmlessCall call, EnvironmentVariables environment) {
  String told() {
    List<String> credentials = call.credentials.stream().filter(environment::has).toList();
    List<String> told = new ArrayList<>();
    String origin = environment.origin(call.baseUrlVariable).map(from -> " in " + from).orElse("");
    told.add(String.join(", ", environment.names(call.prefixes)) + " are set" + origin);
    if (!credentials.isEmpty()) {
      List<String> unused = credentials.subList(1, credentials.size());
      told.add(
          credentials.get(0)
              + " counts"
              + (unused.isEmpty() ? "" : ", not " + String.join(", ", unused)));
      if (credentials.get(0).equals("EMS_PASSWORD")) {
        told.add("to sign in ends the user's other tokens");
      }
    }
    if (!environment.has(call.baseUrlVariable)) {
      told.add(call.baseUrlVariable + " is not: the provider's public one counts");
    }
    return String.join("; ", told);
  }
}
