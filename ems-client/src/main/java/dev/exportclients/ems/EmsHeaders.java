package dev.exportclients.ems;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.RequestSigner;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every request carries beside a user: the version that EMS reads from Accept, the signature
 * of an API key, and what the deployment's own signer adds.
 */
final class EmsHeaders {
  private final Optional<EmsSigner> signature;
  private final RequestSigner ofDeployment;
  private final int apiVersion;
  private final String resultsAccept;

  EmsHeaders(
      Optional<ApiKey> apiKey,
      Clock clock,
      RequestSigner ofDeployment,
      int apiVersion,
      String resultsAccept) {
    this.signature = apiKey.map(key -> key.signer(clock));
    this.ofDeployment = ofDeployment;
    this.apiVersion = apiVersion;
    this.resultsAccept = resultsAccept;
  }

  /** The version is in what is sent, too. */
  void accept(OutgoingRequest request) {
    boolean isOfResults = request.operation().equals(ResultsRun.OPERATION);
    List<String> types = isOfResults ? List.of(resultsAccept) : request.accepts();
    request.header(
        "Accept",
        types.stream()
            .map(type -> type + "; version=" + apiVersion)
            .collect(Collectors.joining(", ")));
    if (request.bodyLength() > 0) {
      request.header("Content-Type", "application/json; version=" + apiVersion);
    }
  }

  /**
   * After all other headers: a deployment's signer may replace what the scheme that we know says.
   */
  void sign(OutgoingRequest request) {
    signature.ifPresent(
        signer -> signer.sign(request.method(), request.uri()).forEach(request::header));
    ofDeployment.sign(request);
  }
}
