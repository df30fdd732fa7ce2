package dev.exportclients.ecreporting.identity;

import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a tenant's identity service wants beside the headers that are ours. */
final class ExtraHeaders {
  /** Those that are ours or HTTP's. */
  private static final Set<String> TAKEN =
      Set.of(
          "accept",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding");

  private final Map<String, Secret> headers = new LinkedHashMap<>();

  void add(String name, Secret value) {
    boolean isName = name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    if (!isName || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
      throw new RefusedArgumentException(
          isName ? "header " + name : "a header's name",
          isName ? "is set by us" : "is letters and hyphens");
    }
    headers.put(name, Secret.of(HeaderValue.text(value.reveal(), "header " + name)));
  }

  /** In the order in which they were added. */
  Map<String, Secret> all() {
    return headers;
  }
}
