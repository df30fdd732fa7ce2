package dev.exportclients.spring;

import static dev.exportclients.sandbox.SandboxCredentials.*;

import dev.exportclients.sandbox.Sandbox;
import java.util.List;
import java.util.stream.Stream;

/** Properties by which the clients use a sandbox. */
final class SandboxProperties {
  private SandboxProperties() {}

  static String[] ems(Sandbox sandbox) {
    return below(
        "ems", "base-url=" + sandbox.baseUrl(), "username=" + EMS_USERNAME, "token=" + EMS_TOKEN);
  }

  static String[] ecReporting(Sandbox sandbox) {
    return below(
        "ecreporting",
        "base-url=" + sandbox.baseUrl(),
        "token-url=" + sandbox.baseUrl().resolve("/tokens"),
        "client-id=" + ECREPORTING_CLIENT_ID,
        "client-secret=" + ECREPORTING_CLIENT_SECRET,
        "scope=tenant.ec-reporting-svc.all");
  }

  static String[] webAdmit(Sandbox sandbox) {
    return below("webadmit", "base-url=" + sandbox.baseUrl(), "api-key=" + WEBADMIT_API_KEY);
  }

  static String[] metaStudio(Sandbox sandbox) {
    return below(
        "metastudio",
        "base-url=" + sandbox.baseUrl(),
        "project-id=" + METASTUDIO_PROJECT_ID,
        "access-key=" + METASTUDIO_AK,
        "secret-key=" + METASTUDIO_SK);
  }

  static String[] all(Sandbox sandbox) {
    return Stream.of(ems(sandbox), ecReporting(sandbox), webAdmit(sandbox), metaStudio(sandbox))
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  /** Those of a provider, by their last names. */
  static String[] below(String provider, String... properties) {
    return Stream.of(properties)
        .map(property -> "export-clients." + provider + "." + property)
        .toArray(String[]::new);
  }

  static List<String> secrets() {
    return List.of(
        EMS_TOKEN,
        EMS_PASSWORD,
        EMS_API_SECRET,
        ECREPORTING_CLIENT_SECRET,
        WEBADMIT_API_KEY,
        METASTUDIO_SK);
  }
}
