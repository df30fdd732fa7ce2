package dev.exportclients.core;

/**
 * Adds credentials to a request, fresh for each attempt. Called only for requests to the origin of
 * the client's base URL. Must be safe for threads.
 */
@FunctionalInterface
public interface RequestSigner {
  void sign(OutgoingRequest request);
}
