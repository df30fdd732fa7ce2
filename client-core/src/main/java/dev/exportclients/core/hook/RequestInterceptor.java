package dev.exportclients.core.hook;

/**
 * Adds headers that are no credentials, such as {@code traceparent}, to the requests of a client.
 * Must be safe for threads.
 *
 * <pre>{@code
 * RequestInterceptor tenant = request -> request.header("X-Tenant", "clinic-7");
 * ClientSettings settings = ClientSettings.builder().requestInterceptor(tenant).build();
 * }</pre>
 *
 * <p>Called for each request to the origin of the client's base URL, just before the credentials
 * are put in: for each attempt, poll and start, for each part of a file that is resumed, and for a
 * redirect to the same origin. A sign-in at an identity service is a request of its own client, by
 * the settings that this one has. Not called for presigned links and for redirects to another
 * origin: what belongs to the provider is not told to a file store.
 */
@FunctionalInterface
public interface RequestInterceptor {
  /** Adds nothing. */
  RequestInterceptor NONE = request -> {};

  /**
   * Adds headers. Called on the thread that works. What this throws ends the call unsent, is not
   * retried, and reaches its caller.
   *
   * @param request open for headers until this returns
   */
  void intercept(InterceptedRequest request);
}
