package dev.exportclients.core;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A request as it will go on the wire, open for headers. Belongs to one attempt and one thread.
 *
 * @see RequestSigner
 */
public interface OutgoingRequest {
  /** {@return the HTTP method in upper case, such as {@code GET}} */
  String method();

  /** {@return the request's URI: absolute, percent-encoded, as sent} */
  URI uri();

  /** {@return the headers so far, by lower-case name; a snapshot} */
  Map<String, String> headers();

  /**
   * Sets a header, replacing any of that name.
   *
   * @param name in any case
   * @param value one line, in characters that a header can carry
   */
  void header(String name, String value);

  /**
   * Sets a header that holds a secret, and hides the secret from now on in all that this client
   * says, logs and stores.
   *
   * @param name in any case
   * @param prefix goes before the secret, such as {@code "Bearer "}; may be empty
   * @param secret what the header carries behind the prefix
   */
  default void secretHeader(String name, String prefix, Secret secret) {
    header(name, prefix + secret.reveal());
  }

  /**
   * {@return the operation that it is a request of, such as {@code ems.exportResults}: the name
   * that errors and listeners get; empty for a request that no client of this library makes}
   */
  default String operation() {
    return "";
  }

  /**
   * {@return the media types that the operation accepts, most wanted first, as the provider
   * describes them, without parameters: {@code application/json}; for a file {@code *}{@code /*}}
   */
  default List<String> accepts() {
    return List.of();
  }

  /**
   * {@return the body as it will be sent, a copy; empty without one, and for a {@link #isStreamed}
   * one}
   */
  default byte[] body() {
    return new byte[0];
  }

  /**
   * {@return whether the body is read from a file while it is sent, so that nobody knows it before}
   */
  default boolean isStreamed() {
    return false;
  }

  /** {@return bytes of the body, known for a streamed one, too; 0 without one} */
  default long bodyLength() {
    return body().length;
  }
}
