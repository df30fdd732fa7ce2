package dev.exportclients.core.internal.redaction;

import java.util.List;
import java.util.regex.Pattern;

/** Hides what is a secret by its label or place, though nobody knows it: linear in the text. */
final class LabelledSecrets {
  private static final String HIDDEN = "***";
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "\\b(bearer\\s++|(?:signature|awsaccesskeyid|x-amz-credential|x-amz-security-token|sig)"
              + "\\s*+=\\s*+)(?!\\*\\*\\*)[^\\s\"&,;<>]+",
          Pattern.CASE_INSENSITIVE);

  /** One of these begins each label. */
  private static final List<String> BEGINNINGS = List.of("bearer", "sig", "awsaccess", "x-amz-");

  private LabelledSecrets() {}

  /**
   * Without links' queries, bearer tokens and signatures; withheld whole if one shows when escapes
   * are undone.
   */
  static String hide(String text) {
    String safe = withoutCredentials(LinkQueries.hide(text, HIDDEN));
    boolean escaped = UnescapedTexts.any(safe, 1, LabelledSecrets::holdsCredential);
    return escaped ? Redactor.WITHHELD : safe;
  }

  private static String withoutCredentials(String text) {
    return mayHoldLabel(text) ? CREDENTIAL.matcher(text).replaceAll("$1" + HIDDEN) : text;
  }

  private static boolean holdsCredential(String text) {
    return mayHoldLabel(text) && CREDENTIAL.matcher(text).find();
  }

  /** A cheap no for most texts. */
  private static boolean mayHoldLabel(String text) {
    for (int at = 0; at < text.length(); at++) {
      int lower = text.charAt(at) | 0x20;
      if (lower == 'b' || lower == 's' || lower == 'a' || lower == 'x') {
        for (String beginning : BEGINNINGS) {
          if (text.regionMatches(true, at, beginning, 0, beginning.length())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
