package dev.exportclients.core.internal.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The credentials of a presigned link, whatever the store calls them: in its query, in parameters
 * of its path, and in parts of one parameter, as in {@code hdnts=exp=1~acl=/*~hmac=…}. Other
 * parameters may hold the file's name, which is no secret.
 */
final class LinkCredentials {
  /** In names without signs. */
  private static final List<String> WORDS =
      List.of(
          "signature",
          "token",
          "credential",
          "policy",
          "secret",
          "password",
          "authorization",
          "apikey",
          "accesskey",
          "session",
          "hmac",
          "jwt");

  private static final List<String> ENDS = List.of("sig", "auth");

  /** May be a credential, or the place of a file. */
  private static final Set<String> PERHAPS = Set.of("key", "code", "mac");

  /** Such a parameter says how something was signed: a word that occurs elsewhere. */
  private static final List<String> ABOUT_SIGNING =
      List.of("headers", "algorithm", "method", "version", "type", "expires", "time");

  private static final int SHORTEST_OPAQUE = 16;

  private final Consumer<String> found;

  private LinkCredentials(Consumer<String> found) {
    this.found = found;
  }

  static void find(String pathAndQuery, Consumer<String> found) {
    LinkCredentials credentials = new LinkCredentials(found);
    int query = pathAndQuery.indexOf('?');
    int path = query < 0 ? pathAndQuery.length() : query;
    credentials.look(pathAndQuery.substring(0, path), "/;", true);
    credentials.look(pathAndQuery.substring(path), "?&;", true);
  }

  /**
   * Without regular expressions or streams: each request's target is looked at.
   *
   * @param separators what stands between parameters
   * @param mayHoldOthers whether a value may consist of parameters
   */
  private void look(String parameters, String separators, boolean mayHoldOthers) {
    int begin = 0;
    int equals = -1;
    for (int at = 0; at <= parameters.length(); at++) {
      if (at == parameters.length() || separators.indexOf(parameters.charAt(at)) >= 0) {
        if (equals > begin) {
          lookAt(
              parameters.substring(begin, equals),
              parameters.substring(equals + 1, at),
              mayHoldOthers);
        }
        begin = at + 1;
        equals = -1;
      } else if (equals < 0 && parameters.charAt(at) == '=') {
        equals = at;
      }
    }
  }

  private void lookAt(String name, String escaped, boolean mayHoldOthers) {
    String value = Escapes.PERCENT.unescaped(escaped);
    int inner = value.indexOf('=');
    if (mayHoldOthers && inner > 0 && inner < value.lastIndexOf('~')) {
      look(value, "~", false);
    } else if (isCredential(name, value)) {
      found.accept(value);
    }
  }

  private static boolean isCredential(String name, String value) {
    if (value.length() < KnownSecrets.SHORT) {
      return false;
    }
    String bare = withoutSigns(name);
    if (endsWithAny(bare, ABOUT_SIGNING)) {
      return false;
    }
    return bare.equals("sign")
        || containsAny(bare, WORDS)
        || endsWithAny(bare, ENDS)
        || PERHAPS.contains(bare) && isOpaque(value);
  }

  private static String withoutSigns(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    StringBuilder bare = new StringBuilder(lower.length());
    for (int at = 0; at < lower.length(); at++) {
      char c = lower.charAt(at);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static boolean containsAny(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithAny(String text, List<String> ends) {
    for (String end : ends) {
      if (text.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  /** No word that people write, and no name of a file. */
  private static boolean isOpaque(String value) {
    return value.length() >= SHORTEST_OPAQUE
        && value.chars().noneMatch(c -> c == '.' || c == '/')
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter);
  }
}
