package dev.exportclients.core.hook;

import java.net.URI;

/**
 * What a {@link RequestInterceptor} sees of a request, and may add. No credential, no query, no
 * body, and no header but those that it adds. Belongs to one thread.
 */
public interface InterceptedRequest {
  /** {@return the number of the call that it belongs to, as listeners get it} */
  long call();

  /** {@return such as {@code ems.exportResults}: the name that errors and listeners get} */
  String operation();

  /** {@return the HTTP method in upper case, such as {@code GET}} */
  String method();

  /** {@return origin and path; never a query} */
  URI uri();

  /** {@return 1 for the first request of a call, as listeners get it} */
  int attempt();

  /**
   * Adds a header, in place of one of that name that was added before.
   *
   * @param name in any case, such as {@code traceparent}
   * @param value one line, in characters that a header can carry; blanks around it are dropped
   * @throws IllegalArgumentException if the name is no header's, or belongs to HTTP ({@code Host},
   *     {@code Range}, {@code Accept}, {@code Content-Type} and so on), to credentials ({@code
   *     Authorization}, {@code Cookie}, {@code X-Auth-Token} and so on) or to the request itself;
   *     or if the value is empty or can't be sent. The message never holds the value
   */
  void header(String name, String value);
}
