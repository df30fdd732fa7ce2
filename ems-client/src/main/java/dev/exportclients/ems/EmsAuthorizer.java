package dev.exportclients.ems;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import java.util.Set;

/**
 * The user's two headers, where the call is not open to anybody, and what every request to EMS
 * carries.
 */
final class EmsAuthorizer implements Authorizer {
  private final EmsCredentials credentials;
  private final EmsHeaders headers;
  private final Authorizer token;

  EmsAuthorizer(EmsCredentials credentials, EmsHeaders headers) {
    this.credentials = credentials;
    this.headers = headers;
    this.token = new TokenAuthorizer("api-usertoken", "", credentials.tokens());
  }

  @Override
  public void sign(OutgoingRequest request, Attempt attempt) {
    headers.accept(request);
    if (!request.operation().equals(EmsVersion.OPERATION)) {
      request.header("api-username", credentials.username());
      token.sign(request, attempt);
    }
    headers.sign(request);
  }

  @Override
  public void ended(Outcome outcome) {
    token.ended(outcome);
  }

  @Override
  public void abandoned(Outcome outcome) {
    token.abandoned(outcome);
  }

  @Override
  public boolean recover(Outcome rejection, int recoveries) {
    return token.recover(rejection, recoveries);
  }

  @Override
  public Set<Secret> secrets() {
    return credentials.secrets();
  }
}
