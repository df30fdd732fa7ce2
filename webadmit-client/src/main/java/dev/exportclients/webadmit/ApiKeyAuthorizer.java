package dev.exportclients.webadmit;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import java.util.Set;

record ApiKeyAuthorizer(Secret apiKey) implements Authorizer {
  @Override
  public void sign(OutgoingRequest request, Attempt attempt) {
    request.secretHeader("x-api-key", "", apiKey);
  }

  @Override
  public Set<Secret> secrets() {
    return Set.of(apiKey);
  }
}
