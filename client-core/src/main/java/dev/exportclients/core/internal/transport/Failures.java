package dev.exportclients.core.internal.transport;

import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.redaction.Redactor;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/** What a failure of the network or the HTTP library means for those who may repeat the request. */
final class Failures {
  private static final int SAID_LIMIT = 200;

  private final Redactor redactor;

  Failures(Redactor redactor) {
    this.redactor = redactor;
  }

  ExchangeFailure of(IOException failure) {
    if (isDistrust(failure)) {
      return failure(ExchangeFailure.Kind.PERMANENT, "no trusted TLS connection: ", failure);
    }
    if (failure instanceof SSLHandshakeException && !isBroken(failure)) {
      return failure(ExchangeFailure.Kind.PERMANENT, "the TLS handshake failed: ", failure);
    }
    if (failure instanceof MessageConstraintException) {
      return failure(
          ExchangeFailure.Kind.TOO_LARGE, "the headers of the response are too large: ", failure);
    }
    if (failure instanceof UnknownHostException) {
      return failure(ExchangeFailure.Kind.PERMANENT, "unknown host: ", failure);
    }
    if (failure instanceof MalformedChunkCodingException
        && !(failure instanceof TruncatedChunkException)) {
      return failure(ExchangeFailure.Kind.CORRUPT, "a corrupt response: ", failure);
    }
    boolean tls = failure instanceof SSLException && !isBroken(failure);
    return failure(
        ExchangeFailure.Kind.TRANSIENT,
        tls ? "TLS failed: " : "no response, or a broken one: ",
        failure);
  }

  private ExchangeFailure failure(ExchangeFailure.Kind kind, String what, IOException failure) {
    return new ExchangeFailure(kind, what + said(failure), presentable(failure));
  }

  /** Certificates that nobody trusts, of another host, or a store without any to trust. */
  private static boolean isDistrust(IOException failure) {
    return isCausedBy(
        failure,
        cause ->
            cause instanceof CertificateException
                || cause instanceof SSLPeerUnverifiedException
                || cause instanceof InvalidAlgorithmParameterException);
  }

  /** Java's TLS wraps a connection that ends or stalls in a handshake like a lack of trust. */
  private static boolean isBroken(IOException failure) {
    return isCausedBy(
        failure, cause -> cause instanceof IOException && !(cause instanceof SSLException));
  }

  private static boolean isCausedBy(Throwable failure, Predicate<Throwable> what) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (what.test(cause)) {
        return true;
      }
    }
    return false;
  }

  private String said(IOException failure) {
    String text = failure.getMessage();
    return text == null ? failure.getClass().getSimpleName() : redactor.excerpt(text, SAID_LIMIT);
  }

  /**
   * The library quotes the server's own bytes, in which anything may stand; then it goes unsaid.
   */
  @Nullable Exception presentable(Exception failure) {
    return isPresentable(failure) ? failure : null;
  }

  private boolean isPresentable(@Nullable Throwable failure) {
    if (failure == null) {
      return true;
    }
    String text = failure.getMessage();
    return (text == null || redactor.excerpt(text, SAID_LIMIT).equals(text))
        && isPresentable(failure.getCause())
        && Arrays.stream(failure.getSuppressed()).allMatch(this::isPresentable);
  }
}
