package dev.exportclients.sandbox.internal.control;

import dev.exportclients.sandbox.internal.deployment.Credentials;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.ScriptedResponses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states by name, for provider verification and for other languages. */
public final class States {
  public static final Map<String, String> NAMES = names();

  private States() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(
        "answer",
        "operation, status; optional: example, id, times, headers. The operation responds so.");
    names.put("file", "operation, id; size or text. That is the file of that id.");
    names.put("polls", "count. So many polls find an export unfinished.");
    names.put("identities", "count. So many WebAdMIT identities, 0 to 2.");
    names.put("attachments", "mediaType. EMS lists attachments as that, such as text/xml.");
    names.put("spelling", "snakeCase, arrays: true or false. How WebAdMIT writes a run.");
    names.put("clock", "minutes. The server's clock is so far ahead.");
    names.put("credentials", "each optional. What is valid from now on.");
    names.put("reset", "Everything as at the start.");
    return Collections.unmodifiableMap(names);
  }

  public static void set(Deployment deployment, String state, Map<String, Object> params) {
    switch (state) {
      case "answer" -> respond(deployment, params);
      case "file" -> file(deployment, params);
      case "polls" -> deployment.settings().pollsUntilReady(integer(params, "count"));
      case "identities" -> deployment.settings().userIdentities(integer(params, "count"));
      case "attachments" -> deployment.settings().attachmentsMediaType(text(params, "mediaType"));
      case "spelling" ->
          deployment
              .settings()
              .snakeCaseStates(Boolean.TRUE.equals(params.get("snakeCase")))
              .arrayEnvelopes(Boolean.TRUE.equals(params.get("arrays")));
      case "clock" ->
          deployment
              .calls()
              .clock(
                  Clock.offset(Clock.systemUTC(), Duration.ofMinutes(integer(params, "minutes"))));
      case "credentials" -> credentials(deployment.credentials(), params);
      case "reset" -> deployment.reset();
      default ->
          throw new IllegalArgumentException(
              "No state is called " + state + ", but " + NAMES.keySet());
    }
  }

  private static void respond(Deployment deployment, Map<String, Object> params) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (params.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    int times = params.containsKey("times") ? integer(params, "times") : 0;
    deployment
        .scripts()
        .add(
            new ScriptedResponses.Script(
                required(params, "operation"),
                text(params, "id"),
                integer(params, "status"),
                text(params, "example"),
                headers,
                times));
  }

  private static void credentials(Credentials credentials, Map<String, Object> params) {
    for (String name : credentials.names()) {
      if (params.containsKey(name)) {
        credentials.set(name, required(params, name));
      }
    }
  }

  private static void file(Deployment deployment, Map<String, Object> params) {
    String operation = required(params, "operation");
    String text = text(params, "text");
    if (text == null) {
      deployment.files().put(operation, required(params, "id"), number(params, "size"));
    } else {
      deployment
          .files()
          .put(operation, required(params, "id"), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static @Nullable String text(Map<String, Object> params, String name) {
    Object value = params.get(name);
    return value == null ? null : String.valueOf(value);
  }

  private static String required(Map<String, Object> params, String name) {
    String value = text(params, name);
    if (value == null) {
      throw new IllegalArgumentException("The state wants " + name);
    }
    return value;
  }

  private static int integer(Map<String, Object> params, String name) {
    return Integer.parseInt(required(params, name));
  }

  private static long number(Map<String, Object> params, String name) {
    return Long.parseLong(required(params, name));
  }
}
