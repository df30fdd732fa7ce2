package dev.exportclients.core.internal.redaction;

import java.util.regex.Pattern;

/** Hides what is a secret by its label or place, though nobody knows it: linear in the text. */
final class LabelledSecrets {
  private static final String HIDDEN = "***";
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "\\b(bearer\\s++|(?:signature|awsaccesskeyid|x-amz-credential|x-amz-security-token|sig)"
              + "\\s*+=\\s*+)(?!\\*\\*\\*)[^\\s\"&,;<>]+",
          Pattern.CASE_INSENSITIVE);

  private LabelledSecrets() {}

  /**
   * Without links' queries, bearer tokens and signatures; withheld whole if one shows when escapes
   * are undone.
   */
  static String hide(String text) {
    String safe = CREDENTIAL.matcher(LinkQueries.hide(text, HIDDEN)).replaceAll("$1" + HIDDEN);
    boolean escaped = UnescapedTexts.any(safe, 1, reading -> CREDENTIAL.matcher(reading).find());
    return escaped ? Redactor.WITHHELD : safe;
  }
}
