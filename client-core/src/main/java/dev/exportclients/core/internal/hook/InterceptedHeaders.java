package dev.exportclients.core.internal.hook;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The headers that an interceptor adds to one request; the one place that says which it may. */
public final class InterceptedHeaders implements InterceptedRequest {
  private static final String SIGNS = "!#$%&'*+-.^_`|~";

  /** What HTTP or we set, and what carries credentials, a provider's or anybody's. */
  private static final Set<String> OWNED =
      Set.of(
          "api-username",
          "api-usertoken",
          "authentication",
          "authorization",
          "connection",
          "cookie",
          "cookie2",
          "date",
          "expect",
          "host",
          "keep-alive",
          "range",
          "te",
          "timestamp",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-api-key",
          "x-auth-token",
          "x-domain-id",
          "x-project-id",
          "x-security-token",
          "x-subject-token");

  private static final List<String> OWNED_FAMILIES =
      List.of("accept", "content-", "if-", "proxy-", "sec-", "x-amz-", "x-sdk-");

  private final CallReport call;
  private final String operation;
  private final String method;
  private final URI uri;
  private final int attempt;
  private final Set<String> taken;
  private final Map<String, String> added = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param uri as listeners see it
   * @param taken names of the headers that the request has
   */
  public InterceptedHeaders(
      CallReport call,
      String operation,
      String method,
      URI uri,
      int attempt,
      Collection<String> taken) {
    this.call = call;
    this.operation = operation;
    this.method = method;
    this.uri = uri;
    this.attempt = attempt;
    this.taken =
        taken.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** By name. */
  public Map<String, String> added() {
    return added;
  }

  @Override
  public long call() {
    return call.call().number();
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public void header(String name, String value) {
    requireFree(requireNonNull(name, "name"));
    added.put(name, HeaderValue.text(value, "the header " + name));
  }

  private void requireFree(String name) {
    if (name.isEmpty() || !name.chars().allMatch(InterceptedHeaders::isOfNames)) {
      // Anything may stand in it, a value too.
      throw new RefusedArgumentException(
          "the header's name", "must be letters, digits and signs such as '-', without blanks");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (OWNED.contains(lower)
        || OWNED_FAMILIES.stream().anyMatch(lower::startsWith)
        || taken.contains(lower)) {
      throw new RefusedArgumentException(
          "the header " + name,
          "is not an interceptor's to set: HTTP, this client or its credentials do; for"
              + " credentials of your own use a RequestSigner");
    }
  }

  private static boolean isOfNames(int c) {
    return c < 0x7f && (Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0);
  }
}
