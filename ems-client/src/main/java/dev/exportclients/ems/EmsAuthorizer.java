package dev.exportclients.ems;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.RequestSigner;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
  public void sign(OutgoingRequest request, Attempt attempt) {
    request.header("Accept", accept(request));
    request.header("api-username", username);
    request.secretHeader("api-usertoken", "", token);
    signer.sign(request);
  }

  /**
   * What the operation accepts, in the configured version; the media type of results is one, too.
   */
  private String accept(OutgoingRequest request) {
    boolean isOfResults = request.operation().equals(EmsClient.EXPORT_RESULTS);
    List<String> types = isOfResults ? List.of(resultsAccept) : request.accepts();
    return types.stream()
        .map(type -> type + "; version=" + apiVersion)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Set<Secret> secrets() {
    return Set.of(token);
  }
}
