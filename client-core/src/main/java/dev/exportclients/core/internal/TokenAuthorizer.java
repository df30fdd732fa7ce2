package dev.exportclients.core.internal;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.TransferException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sends a token of a {@link TokenSource} in a header, and asks for a fresh one after a 401. */
public final class TokenAuthorizer implements Authorizer {
  private final String header;
  private final String prefix;
  private final TokenSource source;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile @Nullable Replacement replacement;

  /** Of a refresh, and not sent yet: a source that makes a new token each time is asked once. */
  private final AtomicReference<@Nullable Secret> pending = new AtomicReference<>();

  /**
   * @param prefix goes before the token, such as {@code "Bearer "}
   */
  public TokenAuthorizer(String header, String prefix, TokenSource source) {
    this.header = header;
    this.prefix = prefix;
    this.source = requireNonNull(source, "credentials");
  }

  @Override
  public void sign(OutgoingRequest request) {
    Secret fresh = pending.getAndSet(null);
    Secret token = fresh == null ? requireNonNull(source.token(), "token") : fresh;
    Replacement known = replacement;
    if (known != null && known.refused().equals(token)) {
      token = known.fresh();
    }
    Call.current().sentToken = token;
    request.header(header, prefix + sendable(token));
  }

  /** One refresh at a time; threads whose token was refused meanwhile take what it brought. */
  @Override
  public boolean recover(Rejection rejection) {
    String sent = rejection.sentHeaders().get(header.toLowerCase(Locale.ROOT));
    if (sent == null) {
      return false;
    }
    Secret refused = Secret.of(sent.substring(prefix.length()));
    refreshing.lock();
    try {
      Replacement known = replacement;
      if (known == null || !known.refused().equals(refused)) {
        Secret fresh = requireNonNull(source.refreshed(refused), "refreshed token");
        if (fresh.equals(refused)) {
          return false;
        }
        known = new Replacement(refused, fresh);
        replacement = known;
        pending.set(fresh);
      }
      return true;
    } finally {
      refreshing.unlock();
    }
  }

  private static String sendable(Secret token) {
    try {
      return HeaderValue.credential(token.reveal(), "token");
    } catch (IllegalArgumentException unusable) {
      String operation = Call.current().operation;
      throw new TransferException(
          operation + ": nothing was sent, the source's " + unusable.getMessage(), operation, null);
    }
  }

  private record Replacement(Secret refused, Secret fresh) {}
}
