package dev.exportclients.ems;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.RequestSigner;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.provider.Authorizer;
import java.util.Set;

/**
 * The user's two headers, the version that EMS reads from Accept, and the deployment's own signer.
 */
final class EmsAuthorizer implements Authorizer {
  private final String username;
  private final Secret token;
  private final RequestSigner signer;
  private final int apiVersion;
  private final String resultsAccept;

  EmsAuthorizer(
      String username, Secret token, RequestSigner signer, int apiVersion, String resultsAccept) {
    this.username = username;
    this.token = token;
    this.signer = signer;
    this.apiVersion = apiVersion;
    this.resultsAccept = resultsAccept;
  }

  @Override
  public void sign(OutgoingRequest request) {
    request.header("Accept", accept(request));
    request.header("api-username", username);
    request.header("api-usertoken", token.reveal());
    signer.sign(request);
  }

  /** What the spec says, with the configured version and media type. */
  private String accept(OutgoingRequest request) {
    String accept = request.headers().getOrDefault("accept", "*/*;version=1");
    if (request.uri().getPath().contains("/ems/resultsExport/")) {
      accept = resultsAccept + ";version=1";
    }
    return accept.replace(";version=1", "; version=" + apiVersion);
  }

  @Override
  public Set<Secret> secrets() {
    return Set.of(token);
  }
}
