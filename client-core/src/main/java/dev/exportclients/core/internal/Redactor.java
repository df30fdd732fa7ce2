package dev.exportclients.core.internal;

import dev.exportclients.core.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what servers say, before it gets into a message.
 *
 * <p>Known secrets go in every spelling a server may echo; so do signatures, bearer tokens and the
 * queries of links, known or not. Safe for threads.
 */
final class Redactor {
  private static final String HIDDEN = "***";
  private static final int REMEMBERED = 64;
  private static final Pattern LINK_QUERY =
      Pattern.compile("(https?://[^\\s?\"'<>]+)\\?[^\\s\"'<>]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "\\b(bearer\\s+|(?:signature|awsaccesskeyid|x-amz-credential)\\s*=\\s*)[^\\s\"&,;<>]+",
          Pattern.CASE_INSENSITIVE);

  private final Set<String> always = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> tokens =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** From now on this one is hidden. */
  void know(Secret secret) {
    always.add(secret.reveal());
  }

  /** As {@link #know}, for one of many: the last ones are remembered. */
  void knowToken(Secret token) {
    synchronized (tokens) {
      tokens.put(token.reveal(), true);
    }
  }

  String redact(String text) {
    String safe = text;
    for (String secret : known()) {
      safe = safe.replace(secret, HIDDEN);
      safe = safe.replace(PercentEncoding.encode(secret), HIDDEN);
      safe = safe.replace(secret.replace("\\", "\\\\").replace("\"", "\\\""), HIDDEN);
      safe = safe.replace(secret.replace("/", "\\/"), HIDDEN);
    }
    safe = LINK_QUERY.matcher(safe).replaceAll("$1?" + HIDDEN);
    return CREDENTIAL.matcher(safe).replaceAll("$1" + HIDDEN);
  }

  /** One line of at most {@code limit} characters, without secrets or control characters. */
  String excerpt(String text, int limit) {
    StringBuilder line = new StringBuilder();
    redact(text).codePoints().map(c -> isInvisible(c) ? ' ' : c).forEach(line::appendCodePoint);
    String folded = line.toString().strip().replaceAll("\\s+", " ");
    return folded.length() <= limit ? folded : folded.substring(0, limit) + "…";
  }

  private List<String> known() {
    List<String> longestFirst = new ArrayList<>(always);
    synchronized (tokens) {
      longestFirst.addAll(tokens.keySet());
    }
    longestFirst.sort((a, b) -> b.length() - a.length());
    return longestFirst;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
