package dev.exportclients.core.internal.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What signers added to the last requests: signatures, which nobody knows before. Each is valid for
 * a while, so it must not be shown. Safe for threads.
 */
final class SentCredentials {
  private static final int REMEMBERED = 256;

  /** Names, dates and ids are shorter; signatures are not. */
  private static final int SHORTEST = 24;

  private static final Set<String> NO_SECRETS =
      Set.of("accept", "host", "date", "x-sdk-date", "user-agent", "api-username");

  private final Map<String, Boolean> words =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED + inUse.getAsInt();
        }
      };

  private final IntSupplier inUse;
  private volatile boolean isEmpty = true;

  /**
   * @param inUse how many are at the same time, at most
   */
  SentCredentials(IntSupplier inUse) {
    this.inUse = inUse;
  }

  /**
   * By lower-case names, as the request was before and after signing.
   *
   * @return whether there was anything new
   */
  boolean learn(Map<String, String> before, Map<String, String> after) {
    boolean isNew = false;
    for (Map.Entry<String, String> header : after.entrySet()) {
      String name = header.getKey();
      boolean ordinary = NO_SECRETS.contains(name) || name.endsWith("-id");
      if (!ordinary && !header.getValue().equals(before.get(name))) {
        isNew |= remember(words(header.getValue()));
      }
    }
    return isNew;
  }

  private boolean remember(List<String> sent) {
    boolean isNew = false;
    synchronized (words) {
      for (String word : sent) {
        isNew |= words.put(word, true) == null;
      }
      isEmpty = words.isEmpty();
    }
    return isNew;
  }

  boolean isIn(String text) {
    if (isEmpty || text.length() < SHORTEST) {
      return false;
    }
    List<String> said = words(text);
    if (said.isEmpty()) {
      return false;
    }
    synchronized (words) {
      return said.stream().anyMatch(words::containsKey);
    }
  }

  /** Whether the text ends in the first characters of one, at least {@value KnownSecrets#SHORT}. */
  boolean isBegunAtEndOf(String text) {
    int begin = text.length();
    while (begin > 0 && isOfWord(text.charAt(begin - 1))) {
      begin--;
    }
    String last = text.substring(begin).toLowerCase(Locale.ROOT);
    if (isEmpty || last.length() < KnownSecrets.SHORT) {
      return false;
    }
    synchronized (words) {
      return words.keySet().stream().anyMatch(word -> word.startsWith(last));
    }
  }

  private static List<String> words(String text) {
    List<String> found = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || !isOfWord(text.charAt(at))) {
        if (at - begin >= SHORTEST) {
          found.add(text.substring(begin, at).toLowerCase(Locale.ROOT));
        }
        begin = at + 1;
      }
    }
    return found;
  }

  private static boolean isOfWord(char c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || "+/-_.~".indexOf(c) >= 0;
  }
}
