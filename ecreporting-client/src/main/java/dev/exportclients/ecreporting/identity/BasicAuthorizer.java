package dev.exportclients.ecreporting.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** HTTP Basic, and the headers that a deployment wants besides. */
final class BasicAuthorizer implements Authorizer {
  private final Secret pair;
  private final Map<String, Secret> headers;
  private final Set<Secret> secrets = new HashSet<>();

  /**
   * @param password goes into the body, and must not be shown either
   */
  BasicAuthorizer(
      String id, Secret secret, Map<String, Secret> headers, @Nullable Secret password) {
    byte[] raw = (id + ':' + secret.reveal()).getBytes(UTF_8);
    this.pair = Secret.of(Base64.getEncoder().encodeToString(raw));
    this.headers = Map.copyOf(headers);
    secrets.addAll(headers.values());
    secrets.add(secret);
    secrets.add(pair);
    if (password != null) {
      secrets.add(password);
    }
  }

  @Override
  public void sign(OutgoingRequest request, Attempt attempt) {
    request.secretHeader("Authorization", "Basic ", pair);
    headers.forEach((name, value) -> request.secretHeader(name, "", value));
  }

  @Override
  public Set<Secret> secrets() {
    return Set.copyOf(secrets);
  }
}
