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
    credentials.look(pathAndQuery.substring(0, path).split("[/;]"), true);
    credentials.look(pathAndQuery.substring(path).split("[?&;]"), true);
  }

  /**
   * @param mayHoldOthers whether a value may consist of parameters
   */
  private void look(String[] parameters, boolean mayHoldOthers) {
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        String value = Escapes.PERCENT.unescaped(parameter.substring(equals + 1));
        int inner = value.indexOf('=');
        if (mayHoldOthers && inner > 0 && inner < value.lastIndexOf('~')) {
          look(value.split("~"), false);
        } else if (isCredential(parameter.substring(0, equals), value)) {
          found.accept(value);
        }
      }
    }
  }

  private static boolean isCredential(String name, String value) {
    String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (value.length() < KnownSecrets.SHORT || ABOUT_SIGNING.stream().anyMatch(bare::endsWith)) {
      return false;
    }
    return bare.equals("sign")
        || WORDS.stream().anyMatch(bare::contains)
        || ENDS.stream().anyMatch(bare::endsWith)
        || PERHAPS.contains(bare) && isOpaque(value);
  }

  /** No word that people write, and no name of a file. */
  private static boolean isOpaque(String value) {
    return value.length() >= SHORTEST_OPAQUE
        && value.chars().noneMatch(c -> c == '.' || c == '/')
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter);
  }
}
