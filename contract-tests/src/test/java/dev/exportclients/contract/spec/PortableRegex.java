package dev.exportclients.contract.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that mean the same to the verifiers of all languages: what Java, Ruby's
 * Onigmo, ECMAScript and RE2 share, as a list of what is allowed. Whatever else one of them may
 * know, such as flags in the expression, possessive quantifiers, look-around, references, named
 * classes and classes within classes, is not in it.
 */
public final class PortableRegex {
  private static final String ESCAPED =
      "\\\\(?:[dDwWsStrnbB^$.*+?()\\[\\]{}|/\\\\]|x[0-9a-fA-F]{2})";
  private static final String IN_CLASS =
      "\\\\(?:[dDwWsStrn^$.*+?()\\[\\]{}|/\\\\-]|x[0-9a-fA-F]{2})|(?!&&|--|~~|\\|\\|)[ -~&&[^\\[\\]\\\\]]";
  private static final String CLASS = "\\[\\^?(?:" + IN_CLASS + ")+]";
  private static final String QUANTIFIER =
      "(?:[*+?]|\\{(?:1000|[0-9]{1,3})(?:,(?:1000|[0-9]{1,3})?)?})\\??(?![*+?{])";
  private static final String ATOM =
      ESCAPED + "|" + CLASS + "|[ -~&&[^\\\\\\[\\](){}*+?^$|]]|\\((?:\\?:)?(?![?*+{])|\\)";

  private static final Pattern TOKEN =
      Pattern.compile("(?:" + ATOM + ")(?:" + QUANTIFIER + ")?|[|^$](?![*+?{])");

  private PortableRegex() {}

  /** From where on it is not understood by all; empty if it is. */
  public static Optional<String> problem(String regex) {
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException malformed) {
      return Optional.of(regex);
    }
    Matcher token = TOKEN.matcher(regex);
    int at = 0;
    while (at < regex.length()) {
      token.region(at, regex.length()).useTransparentBounds(true);
      if (!token.lookingAt()) {
        return Optional.of(regex.substring(at));
      }
      at = token.end();
    }
    return Optional.empty();
  }
}
