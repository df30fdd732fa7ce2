package dev.exportclients.core.internal.redaction;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds secrets in a text, in whatever case, and with any blank or plus for another. So is any
 * character outside ASCII, and a question mark: who reads another charset than we send has these in
 * its place. Immutable.
 *
 * <p>Of a long secret, {@value #ENOUGH} characters in a row are as good as the whole: texts get
 * cut. One of fewer than {@value #SHORT} characters counts only where it stands as a word of its
 * own, since it occurs everywhere by chance.
 */
final class KnownSecrets {
  static final int SHORT = 4;
  private static final int ENOUGH = 16;

  /** Of secrets longer than this, not every row of characters is kept, but each fourth. */
  private static final int LONG = 256;

  private static final int STEP = 4;

  private int shortest = ENOUGH;
  private final Set<String> words = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final Map<Integer, Set<String>> parts = new HashMap<>();

  /** Hashes of the first characters of all parts: what is not in it begins none. */
  private final BitSet starts = new BitSet(1 << 16);

  KnownSecrets(Collection<String> secrets) {
    for (String secret : secrets) {
      add(normalised(secret));
      // Bytes of UTF-8 that were read one by one.
      String latin = latin(secret);
      if (!latin.equals(secret)) {
        add(normalised(latin));
      }
    }
  }

  private void add(String secret) {
    shortest = Math.min(shortest, secret.length());
    if (secret.length() < SHORT) {
      words.add(secret);
      return;
    }
    int length = Math.min(secret.length(), ENOUGH);
    Set<String> alike = parts.computeIfAbsent(length, none -> new HashSet<>());
    int last = secret.length() - length;
    int step = secret.length() > LONG ? STEP : 1;
    for (int at = 0; at <= last; at = at == last ? last + 1 : Math.min(last, at + step)) {
      alike.add(secret.substring(at, at + length));
      starts.set(hash(secret, at));
    }
    beginnings.add(secret.substring(0, Math.min(secret.length(), ENOUGH)));
  }

  /** A shorter text holds none, and nothing that is longer than what it stands for. */
  int shortest() {
    return shortest;
  }

  boolean isIn(String text) {
    if (words.isEmpty() && !mayHoldPart(text)) {
      return false;
    }
    String normalised = normalised(text);
    for (int at = 0; at + SHORT <= normalised.length(); at++) {
      if (starts.get(hash(normalised, at)) && beginsPart(normalised, at)) {
        return true;
      }
    }
    return !words.isEmpty() && words.stream().anyMatch(word -> hasWord(normalised, word));
  }

  /** Whether four of its characters begin a part, maybe: a cheap no for most texts. */
  private boolean mayHoldPart(String text) {
    int last = 0;
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      int c = normalised(text.charAt(at));
      if (c != 0) {
        last = last << 8 | c;
        if (++length >= SHORT && starts.get(hash(last))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the text ends in the first characters of one, at least {@value #SHORT}. */
  boolean isBegunAtEndOf(String text) {
    String normalised = normalised(text);
    int end = normalised.length();
    for (int at = Math.max(0, end - ENOUGH); at + SHORT <= end; at++) {
      String last = normalised.substring(at);
      if (beginnings.stream().anyMatch(beginning -> beginning.startsWith(last))) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsPart(String text, int at) {
    for (Map.Entry<Integer, Set<String>> alike : parts.entrySet()) {
      int end = at + alike.getKey();
      if (end <= text.length() && alike.getValue().contains(text.substring(at, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static int hash(String text, int at) {
    int four = 0;
    for (int next = at; next < at + SHORT; next++) {
      four = four << 8 | text.charAt(next);
    }
    return hash(four);
  }

  /** Of four characters, each in a byte. */
  private static int hash(int four) {
    return four * 0x9E3779B1 >>> 16;
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** In place of its characters, those that count as the same; without NULs, as in UTF-16. */
  private static String normalised(String text) {
    byte[] ascii = new byte[text.length()];
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = normalised(text.charAt(at));
      if (c != 0) {
        ascii[length++] = (byte) c;
      }
    }
    return new String(ascii, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static char normalised(char c) {
    if (c >= 0x80) {
      return '?';
    }
    if (c == '+' || Character.isWhitespace(c)) {
      return ' ';
    }
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
  }
}
