package dev.exportclients.core;

/**
 * Adds credentials to a request, fresh for each attempt. Called only for requests to the origin of
 * the client's base URL. Must be safe for threads.
 *
 * <pre>{@code
 * RequestSigner gateway = request ->
 *     request.secretHeader("x-gateway-key", "", Secret.of(System.getenv("GATEWAY_KEY")));
 * }</pre>
 */
@FunctionalInterface
public interface RequestSigner {
  /**
   * Sets the headers that prove who asks. What this throws ends the call, and reaches its caller.
   *
   * @param request with all headers but those of this signer
   */
  void sign(OutgoingRequest request);
}
