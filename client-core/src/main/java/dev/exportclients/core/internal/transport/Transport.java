package dev.exportclients.core.internal.transport;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.LinkRefusal;
import dev.exportclients.core.internal.http.HeaderValue;
import dev.exportclients.core.internal.http.Origin;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.redaction.Redactor;
import dev.exportclients.core.internal.retry.Listeners;
import dev.exportclients.core.internal.retry.Watchdog;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request and hands back its answer with a body that streams. Follows redirects by our
 * rule, signs each hop to the base URL's origin and no other, logs a line. Retries nothing.
 */
public final class Transport implements Client, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.exportclients.exchange");
  private static final int MAX_REDIRECTS = 5;
  private static final String CLOSED = "the client is closed";

  private final Origin home;
  private final Authorizer authorizer;
  private final Redactor redactor;
  private final Failures failures;
  private final ClientSettings settings;
  private final Clock clock;
  private final CloseableHttpClient http;
  private final Watchdog watchdog = new Watchdog();
  private volatile boolean isClosed;

  public Transport(Origin home, Authorizer authorizer, ClientSettings settings, Redactor redactor) {
    this.home = home;
    this.authorizer = authorizer;
    this.redactor = redactor;
    this.failures = new Failures(redactor);
    this.settings = settings;
    this.clock = settings.clock();
    this.http = Connections.open(settings);
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    watchdog.close();
    http.close();
  }

  /** A request of a generated method. */
  @Override
  public Response execute(Request request, Request.Options options) {
    return follow(request, RequestTarget.of(request.url()), true);
  }

  /** A GET of a presigned link: no credentials, whatever its origin. */
  public Response fetch(String link, Map<String, Object> headers) {
    Map<String, Collection<String>> lines = new TreeMap<>();
    headers.forEach((name, value) -> lines.put(name, List.of(value.toString())));
    RequestTarget target;
    try {
      target = RequestTarget.of(link);
    } catch (IllegalArgumentException unusable) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.PERMANENT, "the link to the file: " + unusable.getMessage(), null);
    }
    requireSafe(home, target.origin());
    Request request =
        Request.create(
            Request.HttpMethod.GET, target.shown().toString(), lines, Request.Body.empty(), null);
    return follow(request, target, false);
  }

  private Response follow(Request request, RequestTarget first, boolean signed) {
    RequestTarget target = first;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      boolean atHome = signed && target.origin().equals(home);
      Response response = send(request, target, atHome);
      int status = response.status();
      if (status < 300 || status >= 400) {
        return atHome ? response : ofStranger(response, signed);
      }
      response.close();
      target = next(request, target, response);
    }
    throw new ExchangeFailure(
        ExchangeFailure.Kind.PERMANENT, "more than " + MAX_REDIRECTS + " redirects", null);
  }

  private RequestTarget next(Request request, RequestTarget from, Response response) {
    String location = ResponseHeaders.header(response, "location");
    if (request.httpMethod() != Request.HttpMethod.GET
        || response.status() == 304
        || location == null) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.PERMANENT,
          "can't follow the answer " + response.status() + " to " + request.httpMethod(),
          null);
    }
    try {
      RequestTarget to = from.resolve(location);
      if (to.origin().equals(home)) {
        to.uri();
      }
      requireSafe(from.origin(), to.origin());
      return to;
    } catch (IllegalArgumentException unusable) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.PERMANENT,
          "can't follow a redirect: " + unusable.getMessage(),
          null);
    }
  }

  private void requireSafe(Origin from, Origin to) {
    if (from.isSecure() && !to.isSecure()
        || !to.isSecureOrLocal() && !settings.allowInsecureHttp()) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.PERMANENT,
          "refused to go on from " + from + " to plain http at " + to,
          null);
    }
  }

  /** Not the provider's words: a file store's refusal must not be read as the provider's. */
  private Response ofStranger(Response response, boolean redirected) {
    if (response.status() < 300 || response.status() == 416) {
      return response;
    }
    throw LinkRefusal.read(response, redirected, redactor, clock);
  }

  private Response send(Request request, RequestTarget target, boolean atHome) {
    Attempt call = Attempt.current();
    if (isClosed) {
      throw new ExchangeFailure(ExchangeFailure.Kind.UNSENT, CLOSED, null);
    }
    Exchange exchange = new Exchange(call, request.httpMethod().name(), target.shown(), clock);
    HttpUriRequestBase message = message(request, target);
    if (atHome) {
      Signable signable = new Signable(message, target);
      Map<String, String> unsigned = signable.headers();
      call.signedBy(authorizer);
      authorizer.sign(signable);
      call.sent = signable;
      redactor.knowSent(unsigned, signable.headers());
      if (call.sentToken != null) {
        redactor.knowToken(call.sentToken);
      }
    }
    redactor.knowLink(target.pathAndQuery());
    Watchdog.Limit limit = watchdog.cancelAfter(call.limit(), message::cancel);
    Watchdog.Limit waitLimit = watchdog.cancelAfter(call.waitLimit(), message::cancel);
    try {
      HttpClientContext context = HttpClientContext.create();
      ClassicHttpResponse response =
          http.executeOpen(
              new HttpHost(
                  target.origin().scheme(), target.origin().host(), target.origin().port()),
              message,
              context);
      exchange.status = response.getCode();
      if (call.asksForFile && response.getCode() < 300) {
        waitLimit.lift();
      }
      Response answer = answer(request, response, context, exchange, limit, waitLimit);
      call.serverDate = ResponseHeaders.date(ResponseHeaders.header(answer, "date"));
      return answer;
    } catch (IOException | RuntimeException failure) {
      limit.lift();
      waitLimit.lift();
      exchange.ended(0);
      throw fault(failure, limit, waitLimit);
    }
  }

  private HttpUriRequestBase message(Request request, RequestTarget target) {
    HttpUriRequestBase message =
        new HttpUriRequestBase(request.httpMethod().name(), URI.create(target.origin() + "/"));
    message.setPath(target.pathAndQuery());
    request.headers().forEach((name, values) -> message.setHeader(name, String.join(",", values)));
    message.setHeader("Host", target.authority());
    message.setHeader("User-Agent", settings.userAgent());
    message.setHeader("Accept-Encoding", "identity");
    byte[] body = request.body();
    if (body != null && body.length > 0) {
      message.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
      message.setHeader("Content-Length", body.length);
    } else if (request.httpMethod() != Request.HttpMethod.GET) {
      message.setHeader("Content-Length", 0);
    }
    return message;
  }

  private Response answer(
      Request request,
      ClassicHttpResponse response,
      HttpClientContext context,
      Exchange exchange,
      Watchdog.Limit limit,
      Watchdog.Limit waitLimit)
      throws IOException {
    Map<String, Collection<String>> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
          .add(header.getValue() == null ? "" : header.getValue());
    }
    HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? null : entity.getContent();
    ExecRuntime runtime = (ExecRuntime) context.getAttribute(QuietExec.RUNTIME);
    if (runtime == null || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      if (runtime == null) {
        response.close();
      } else {
        runtime.discardEndpoint();
      }
      throw ofProxy(response.getCode(), context);
    }
    ResponseBody body =
        new ResponseBody(
            content,
            runtime,
            failure -> fault(failure, limit, waitLimit),
            bytes -> {
              limit.lift();
              waitLimit.lift();
              exchange.ended(bytes);
            });
    return Response.builder()
        .status(response.getCode())
        .reason(response.getReasonPhrase())
        .headers(headers)
        .request(request)
        // Feign reads bodies of a known short length ahead; the length is ours to check.
        .body(body, null)
        .build();
  }

  /** The request has not left: a proxy refused the way to the server, or wants to know who asks. */
  private ExchangeFailure ofProxy(int status, HttpContext context) {
    if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      String what =
          ProxyRoutes.wasAuthenticated(context)
              ? "the proxy refused the user and password that it was given (407)"
              : "the proxy wants a user and a password (407): give them as its credentials";
      return new ExchangeFailure(ExchangeFailure.Kind.UNSENT, what, null);
    }
    return new ExchangeFailure(
        status >= 500 ? ExchangeFailure.Kind.TRANSIENT : ExchangeFailure.Kind.UNSENT,
        "the proxy refused to connect: " + status,
        null);
  }

  /** What a failed exchange means for those who may repeat it. */
  private ExchangeFailure fault(Exception failure, Watchdog.Limit limit, Watchdog.Limit waitLimit) {
    if (failure instanceof ExchangeFailure known) {
      return known;
    }
    if (limit.fired()) {
      return new ExchangeFailure(ExchangeFailure.Kind.DEADLINE, "the deadline passed", failure);
    }
    if (waitLimit.fired()) {
      return new ExchangeFailure(
          ExchangeFailure.Kind.WAIT_OVER, "no answer in the time to wait", failure);
    }
    if (isClosed) {
      return new ExchangeFailure(ExchangeFailure.Kind.PERMANENT, CLOSED, null);
    }
    if (Thread.currentThread().isInterrupted() || failure instanceof ClosedByInterruptException) {
      Thread.currentThread().interrupt();
      return new ExchangeFailure(
          ExchangeFailure.Kind.INTERRUPTED, "interrupted", failures.presentable(failure));
    }
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
    return failures.of((IOException) failure);
  }

  /** What the signer may see and change of a message. */
  private record Signable(HttpUriRequestBase message, RequestTarget target)
      implements OutgoingRequest {
    @Override
    public String method() {
      return message.getMethod();
    }

    @Override
    public URI uri() {
      return target.uri();
    }

    @Override
    public Map<String, String> headers() {
      Map<String, String> headers = new TreeMap<>();
      for (Header header : message.getHeaders()) {
        headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
      }
      return headers;
    }

    @Override
    public void header(String name, String value) {
      HeaderValue.requireSendable(value, "the header " + name);
      message.setHeader(name, value);
    }
  }

  /** One request on its way, for the log line and the listener. */
  private final class Exchange {
    private final Attempt call;
    private final String method;
    private final URI uri;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private int status;

    Exchange(Attempt call, String method, URI uri, Clock clock) {
      this.call = call;
      this.method = method;
      this.uri = uri;
      this.startedAt = clock.instant();
    }

    void ended(long bytes) {
      Duration duration = Duration.ofNanos(System.nanoTime() - startedNanos);
      URI shown = redactor.shown(uri);
      LOG.debug(
          "{} {} {} {} ms {} bytes",
          method,
          shown,
          status == 0 ? "-" : status,
          duration.toMillis(),
          bytes);
      OptionalInt answered = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
      Listeners.tell(
          settings.listener(),
          listener ->
              listener.onExchange(
                  new ExchangeListener.Exchange(
                      call.operation,
                      method,
                      shown,
                      answered,
                      call.attempt,
                      startedAt,
                      duration,
                      bytes)));
    }
  }
}
