package dev.exportclients.core.internal;

import dev.exportclients.core.Secret;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what servers say, before it gets into a message.
 *
 * <p>Known secrets go in every {@link Reading}; so do signatures, bearer tokens and the queries of
 * links, known or not. Safe for threads.
 */
final class Redactor {
  private static final String HIDDEN = "***";
  private static final int REMEMBERED = 64;

  /** So many characters of a secret in a row are as good as the secret: texts get cut. */
  private static final int ENOUGH = 16;

  /** So many at the end of a text that was cut are hidden, too. */
  private static final int BEGINNING = 4;

  /** At the end of a text: what is left of an escape that was cut, if there was one. */
  private static final Pattern UNFINISHED = Pattern.compile("(?:[\\\\%&][\\\\%&;#\\w]*)?\ufffd?");

  private static final int LONGEST_ESCAPE = 16;
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

  /** Whether a header holds a known secret as it is: a cheap look, for what is no message. */
  boolean isIn(@Nullable String header) {
    return header != null && known().stream().anyMatch(header::contains);
  }

  /** Without known secrets, however they are spelled, and without what looks like one. */
  String redact(String text) {
    Map<Integer, Set<String>> telling = telling();
    BitSet hidden = new BitSet();
    Reading.each(
        text,
        reading ->
            telling.forEach(
                (length, parts) -> {
                  for (int at = 0; at + length <= reading.text().length(); at++) {
                    if (parts.contains(reading.text().substring(at, at + length))) {
                      hidden.set(reading.origin(at), reading.origin(at + length));
                    }
                  }
                }));
    String safe = LinkQueries.hide(without(hidden, text), HIDDEN);
    return CREDENTIAL.matcher(safe).replaceAll("$1" + HIDDEN);
  }

  /** As {@link #redact}, and if the end of the text cuts a secret, without what is left of it. */
  String redactCut(String cut) {
    String text = redact(cut);
    AtomicInteger end = new AtomicInteger(text.length());
    Reading.each(
        text,
        reading -> {
          for (String secret : known()) {
            int begun = begun(reading, secret, text);
            end.accumulateAndGet(reading.origin(begun), Math::min);
          }
        });
    return text.substring(0, end.get());
  }

  /** One line of at most {@code limit} characters, without secrets or control characters. */
  String excerpt(String text, int limit) {
    StringBuilder line = new StringBuilder();
    redact(text).codePoints().map(c -> isInvisible(c) ? ' ' : c).forEach(line::appendCodePoint);
    String folded = line.toString().strip().replaceAll("\\s+", " ");
    if (folded.length() <= limit) {
      return folded;
    }
    int end = limit - 1;
    return folded.substring(0, Character.isHighSurrogate(folded.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private static String without(BitSet hidden, String text) {
    StringBuilder safe = new StringBuilder();
    int next = 0;
    for (int at = hidden.nextSetBit(0); at >= 0; at = hidden.nextSetBit(next)) {
      safe.append(text, next, at).append(HIDDEN);
      next = hidden.nextClearBit(at);
    }
    return safe.append(text, next, text.length()).toString();
  }

  /** Where a secret begins that the end of the text cuts; the end itself if none does. */
  private static int begun(Reading reading, String secret, String original) {
    String text = reading.text();
    int from = Math.max(0, text.length() - secret.length() - LONGEST_ESCAPE);
    for (int at = from; at < text.length(); at++) {
      int most = Math.min(secret.length(), text.length() - at);
      for (int same = 0; same < most && text.charAt(at + same) == secret.charAt(same); same++) {
        if (same + 1 >= BEGINNING && isUnfinished(original, reading.origin(at + same + 1))) {
          return at;
        }
      }
    }
    return text.length();
  }

  private static boolean isUnfinished(String text, int from) {
    return text.length() - from <= LONGEST_ESCAPE
        && UNFINISHED.matcher(text.substring(from)).matches();
  }

  /** By their length: the short secrets, and of the long ones all parts of enough characters. */
  private Map<Integer, Set<String>> telling() {
    Map<Integer, Set<String>> parts = new HashMap<>();
    for (String secret : known()) {
      int length = Math.min(secret.length(), ENOUGH);
      Set<String> alike = parts.computeIfAbsent(length, none -> new HashSet<>());
      for (int at = 0; at + length <= secret.length(); at++) {
        alike.add(secret.substring(at, at + length));
      }
    }
    return parts;
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(always);
    synchronized (tokens) {
      known.addAll(tokens.keySet());
    }
    known.replaceAll(Reading::levelled);
    return known;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
