package dev.exportclients.core.internal.redaction;

import dev.exportclients.core.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of what we say, log and store.
 *
 * <p>A text that holds a known secret, in any spelling, is withheld whole: whoever cuts it out may
 * miss a part of it. Of other texts, queries of links and what is labelled as a credential are
 * hidden, known or not. Safe for threads.
 */
public final class Redactor {
  /** Stands for a text that held a secret. */
  public static final String WITHHELD = "*** (withheld: it repeats a credential)";

  /** How many secrets that are out of use are remembered. */
  private static final int REMEMBERED = 64;

  /** A token, and the key, the session and the signature of a link. */
  private static final int IN_ONE_EXCHANGE = 4;

  private static final int LONGEST_ESCAPE = 16;

  /** Room for the beginning of a secret, however it is escaped. */
  private static final int TAIL = 1024;

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private final Set<String> always = new HashSet<>();

  /** The last ones used. */
  private final Map<String, Boolean> passing =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED + inUse();
        }
      };

  private final SentCredentials sent = new SentCredentials(this::inUse);
  private final AtomicLong learnt = new AtomicLong();
  private volatile @Nullable KnownSecrets known;

  /** From now on this one is hidden, for good. */
  public void know(Secret secret) {
    know(secret.reveal());
  }

  public void know(String secret) {
    synchronized (passing) {
      if (always.add(secret)) {
        forgetReady();
      }
    }
  }

  /** As {@link #know}, for one of many that come and go: while it is among the last used. */
  public void knowToken(Secret token) {
    knowPassing(token.reveal());
  }

  /** As {@link #knowToken}. */
  void knowPassing(String secret) {
    synchronized (passing) {
      if (!always.contains(secret) && passing.put(secret, true) == null) {
        forgetReady();
      }
    }
  }

  /** How many secrets may be in use: by the most exchanges that were open at once. */
  private int inUse() {
    return IN_ONE_EXCHANGE * mostOpen.get();
  }

  private void forgetReady() {
    known = null;
    learnt.incrementAndGet();
  }

  /** What a signer added to a request's headers. */
  public void knowSent(Map<String, String> before, Map<String, String> after) {
    if (sent.learn(before, after)) {
      learnt.incrementAndGet();
    }
  }

  /** Another number than before if more is known: a text without secrets may hold one now. */
  public long knowledge() {
    return learnt.get();
  }

  /** An exchange with this target begins: what it signs with is in use. */
  public void exchangeBegins(String pathAndQuery) {
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    knowLink(pathAndQuery);
  }

  public void exchangeEnds() {
    open.decrementAndGet();
  }

  /** Those that a presigned link holds. */
  void knowLink(String pathAndQuery) {
    LinkCredentials.find(pathAndQuery, this::knowPassing);
  }

  /** Whether a text holds a known secret, in whatever spelling. */
  public boolean isIn(@Nullable String text) {
    KnownSecrets secrets = known();
    return text != null
        && UnescapedTexts.any(
            text, secrets.shortest(), reading -> secrets.isIn(reading) || sent.isIn(reading));
  }

  /** The text as it is, or {@link #WITHHELD} if it holds a secret. */
  public String unlessSecret(String text) {
    return isIn(text) ? WITHHELD : text;
  }

  /** The text, but for links' queries; {@link #WITHHELD} if it holds a secret. */
  public String redact(String text) {
    return isIn(text) ? WITHHELD : LabelledSecrets.hide(text);
  }

  /** As {@link #redact}; withheld as well if the end of the text cuts a secret. */
  public String redactCut(String cut) {
    if (sent.isBegunAtEndOf(cut)) {
      return WITHHELD;
    }
    KnownSecrets secrets = known();
    String tail = cut.substring(Math.max(0, cut.length() - TAIL));
    for (int end = tail.length(); tail.length() - end <= LONGEST_ESCAPE && end > 0; end--) {
      // The cut may have left a piece of an escape, or of a character.
      boolean mayEnd = end == tail.length() || "\\%&=\ufffd".indexOf(tail.charAt(end)) >= 0;
      if (mayEnd
          && UnescapedTexts.any(
              tail.substring(0, end), KnownSecrets.SHORT, secrets::isBegunAtEndOf)) {
        return WITHHELD;
      }
    }
    return redact(cut);
  }

  /** For the log and listeners: its origin alone if its path holds a secret. */
  public URI shown(URI uri) {
    if (!isIn(uri.toString())) {
      return uri;
    }
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    return URI.create(isIn(origin) ? uri.getScheme() + "://***/" : origin + "/***");
  }

  /** One line of at most {@code limit} characters, without secrets or control characters. */
  public String excerpt(String text, int limit) {
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

  /** Made anew after a secret became known. */
  private KnownSecrets known() {
    KnownSecrets ready = known;
    if (ready == null) {
      synchronized (passing) {
        List<String> secrets = new ArrayList<>(always);
        secrets.addAll(passing.keySet());
        ready = new KnownSecrets(secrets);
        known = ready;
      }
    }
    return ready;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
