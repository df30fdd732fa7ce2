package dev.exportclients.core.internal;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.ProxyCredentials;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource.Token;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.download.DownloadContext;
import dev.exportclients.core.internal.download.ReportedDownload;
import dev.exportclients.core.internal.errors.ErrorDialect;
import dev.exportclients.core.internal.errors.ErrorMapper;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.http.ApiPaths;
import dev.exportclients.core.internal.http.BaseUrl;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.core.internal.redaction.Redactor;
import dev.exportclients.core.internal.retry.Retries;
import dev.exportclients.core.internal.retry.RetryDecision;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import dev.exportclients.core.internal.transport.Transport;
import feign.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one client has in common for all its calls: the server, the credentials, the connections.
 * Immutable; safe for threads.
 */
public final class ClientRuntime implements AutoCloseable {
  private static final int LIKE_A_TOKEN = 16;

  private final ClientSettings settings;
  private final Authorizer authorizer;
  private final ErrorMapper errors;
  private final BaseUrl baseUrl;
  private final Redactor redactor = new Redactor();
  private final Transport transport;

  /**
   * @throws IllegalArgumentException if the base URL is unusable
   * @throws IllegalStateException if a library is too old
   */
  public ClientRuntime(
      URI baseUrl, ClientSettings settings, Authorizer authorizer, ErrorDialect dialect) {
    LibraryFloors.require();
    this.settings = requireNonNull(settings, "settings");
    this.baseUrl = BaseUrl.of(requireNonNull(baseUrl, "baseUrl"), settings.allowInsecureHttp());
    authorizer.secrets().forEach(redactor::know);
    settings.proxyCredentials().forEach(this::know);
    this.authorizer = authorizer;
    this.errors = new ErrorMapper(dialect, redactor, settings.clock());
    this.transport =
        new Transport(RequestTarget.of(this.baseUrl.prefix()), authorizer, settings, redactor);
  }

  /**
   * A generated interface, for calls that belong to an attempt.
   *
   * @throws IllegalArgumentException if the base URL already holds a path of it; all is closed then
   */
  public <T> GeneratedApi<T> api(Class<T> type, BodyDecoder decoder) {
    try {
      ApiPaths.requireNotIn(URI.create(baseUrl.prefix()), type);
    } catch (IllegalArgumentException pasted) {
      close();
      throw pasted;
    }
    return new AttemptApi<>(
        type,
        baseUrl.prefix(),
        transport,
        attempt -> new ResponseReader(attempt, errors, decoder, settings));
  }

  /** Runs a generated GET, again if it is due a retry. */
  public <T> T get(String operation, Function<Attempt, T> generated) {
    return new CallReport(operation, settings).run(call -> get(call, generated));
  }

  private <T> T get(CallReport call, Function<Attempt, T> generated) {
    DeadlineSleeper deadline = new DeadlineSleeper(call.operation(), settings);
    Retries retries = new Retries(call, settings, authorizer, deadline);
    for (Attempt attempt = new Attempt(call, 1, deadline.left());
        ;
        attempt = attempt.next(deadline.left())) {
      RetryDecision decision;
      try {
        return attempt.run(generated);
      } catch (RuntimeException failure) {
        decision = retries.after(failure, attempt, null);
      }
      if (decision instanceof RetryDecision.GiveUp end) {
        throw end.reason();
      }
      deadline.sleep(decision.pause());
    }
  }

  /**
   * Asks an identity service for a token, again if it is due a retry: what it does twice harms
   * nobody. What an attempt needs first may be asked for by a sign-in within it.
   *
   * @param service its name, for people
   */
  public <T> T signIn(String service, String operation, Function<Attempt, T> generated) {
    try {
      return get(operation, attempt -> generated.apply(attempt.forSecret()));
    } catch (SignInException alreadyNamed) {
      throw alreadyNamed;
    } catch (ExportClientException failure) {
      throw new SignInException(service, failure);
    }
  }

  /** As {@link #signIn}, for a token, which is hidden from then on: the service may repeat it. */
  public Token token(String service, String operation, Function<Attempt, Token> generated) {
    Token given = signIn(service, operation, generated);
    hide(given.secret());
    return given;
  }

  /**
   * Sends what starts a run: once, and once more after a 401, which proves that there is no run.
   * Without a connection nothing was sent, and it is tried again as any request. If the response is
   * lost, by a gateway's word too, or is a success that can't be read, the run is looked for;
   * exactly one that it may be is the one. A web page under a success is from somebody in between,
   * such as a sign-in: nothing was started.
   *
   * @throws StartOutcomeUnknownException if it is not known whether there is a run
   */
  public <T> T start(StartRequest<T> start) {
    return new CallReport(start.operation(), settings).run(call -> start(call, start));
  }

  private <T> T start(CallReport call, StartRequest<T> start) {
    DeadlineSleeper deadline = new DeadlineSleeper(start.operation(), settings);
    Retries retries = new Retries(call, settings, authorizer, deadline);
    boolean isRecovered = false;
    for (Attempt attempt = new Attempt(call, 1, deadline.left());
        ;
        attempt = attempt.next(deadline.left())) {
      attempt.isStart = true;
      RetryDecision decision = RetryDecision.AT_ONCE;
      try {
        return attempt.run(start.send());
      } catch (UnauthenticatedException refused) {
        if (isRecovered || !retries.recovers(refused, attempt)) {
          throw refused;
        }
        isRecovered = true;
      } catch (ProviderUnavailableException down) {
        return start.foundAfter(down, deadline.left());
      } catch (ExchangeFailure failure) {
        if (attempt.wasSent() && failure.kind() != ExchangeFailure.Kind.UNSENT) {
          return start.foundAfter(failure, deadline.left());
        }
        decision = retries.after(failure, attempt, null);
      }
      if (decision instanceof RetryDecision.GiveUp end) {
        throw end.reason();
      }
      deadline.sleep(decision.pause());
    }
  }

  /** A GET of a presigned link, without credentials. */
  public Response fetch(String link, Map<String, Object> headers, Attempt attempt) {
    return transport.fetch(link, headers, attempt);
  }

  public Download download(DownloadPlan plan) {
    return new ReportedDownload(plan, settings, this::transfer);
  }

  private DownloadContext transfer(CallReport call) {
    return new DownloadContext(settings, baseUrl, authorizer, errors, redactor, call);
  }

  /** What a server said, in one line of at most 80 characters without secrets. */
  public String shown(String said) {
    return errors.shown(said);
  }

  /** A user without a password may be a token. The pair is what goes on the wire, in base64. */
  private void know(ProxyCredentials credentials) {
    Secret password = credentials.password();
    if (password != null) {
      redactor.know(password);
      redactor.know(credentials.username() + ':' + password.reveal());
    } else if (credentials.username().length() >= LIKE_A_TOKEN) {
      redactor.know(Secret.of(credentials.username()));
    }
  }

  /** Hidden in all that the client says, while it is among the last used. */
  public void hide(Secret secret) {
    redactor.knowToken(secret);
  }

  /** A value that a server sent, as it is; a note in its place if it repeats a credential. */
  public Optional<String> value(@Nullable String sent) {
    return Optional.ofNullable(sent).map(redactor::unlessSecret);
  }

  /** Closes the connections; downloads in progress break. */
  @Override
  public void close() {
    try {
      transport.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
