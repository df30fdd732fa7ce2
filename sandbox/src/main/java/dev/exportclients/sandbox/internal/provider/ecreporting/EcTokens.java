package dev.exportclients.sandbox.internal.provider.ecreporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Credentials;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.store.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The identity service: gives tokens that are good for ten minutes. */
final class EcTokens {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String SCOPE = "[^.]+\\.ec-reporting-svc\\.all";

  private final Deployment deployment;
  private final Map<String, Instant> ends = new Recent<>();
  private long given;

  EcTokens(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Whether it was given here, and has not ended. */
  synchronized boolean isValid(String token, ApiCall call) {
    Instant end = ends.get(token);
    return end != null && deployment.now(call).isBefore(end);
  }

  Response give(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    Credentials valid = deployment.credentials();
    String pair = valid.get("ecReportingClientId") + ":" + valid.get("ecReportingClientSecret");
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    if (call.request.header("Authorization").filter(basic::equals).isEmpty()) {
      return SpecResponses.of(call, 401, "invalidClient");
    }
    Map<String, List<String>> form = HttpText.query(new String(call.content(), UTF_8));
    boolean isGranted =
        switch (first(form, "grant_type")) {
          case "client_credentials" -> true;
          case "password" ->
              first(form, "username").equals(valid.get("ecReportingUsername"))
                  && first(form, "password").equals(valid.get("ecReportingPassword"));
          default -> false;
        };
    if (!isGranted) {
      return SpecResponses.of(call, 400, "invalidGrant");
    }
    if (!isScope(first(form, "scope"))) {
      return SpecResponses.of(call, 400, "invalidScope");
    }
    return Response.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", next(call))
            .put("token_type", "Bearer")
            .put("expires_in", LIFETIME.toSeconds()));
  }

  /** Names with a blank between each two, one of them that of the reporting service. */
  private static boolean isScope(String text) {
    List<String> names = List.of(text.split(" ", -1));
    return names.stream().allMatch(name -> name.matches("\\S+"))
        && names.stream().anyMatch(name -> name.matches(SCOPE));
  }

  private synchronized String next(ApiCall call) {
    String token = EcReportingProvider.TOKEN + "-" + ++given;
    ends.put(token, deployment.now(call).plus(LIFETIME));
    return token;
  }

  private static String first(Map<String, List<String>> form, String field) {
    return form.getOrDefault(field, List.of("")).get(0);
  }

  synchronized void reset() {
    ends.clear();
  }
}
