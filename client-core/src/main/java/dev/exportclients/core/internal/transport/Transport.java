package dev.exportclients.core.internal.transport;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.hook.ExchangeReport;
import dev.exportclients.core.internal.hook.InterceptedHeaders;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.redaction.Redactor;
import dev.exportclients.core.internal.time.Watchdog;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and hands back its response with a body that streams ({@link Redirects} says
 * how far, {@link Failures} what went wrong, {@link ExchangeReport} what is told of it). Retries
 * nothing.
 *
 * <p>Why the HTTP library is used directly: ADR 1; why nothing of a message is logged: ADR 4.
 */
public final class Transport implements AutoCloseable {
  private static final String CLOSED = "the client is closed";

  private final RequestTarget home;
  private final Authorizer authorizer;
  private final Redactor redactor;
  private final Failures failures;
  private final Redirects redirects;
  private final ClientSettings settings;
  private final CloseableHttpClient http;
  private final Watchdog watchdog = new Watchdog();
  private volatile boolean isClosed;

  /** At home is the server of the base URL, whatever its path. */
  public Transport(
      RequestTarget home, Authorizer authorizer, ClientSettings settings, Redactor redactor) {
    this.home = home;
    this.authorizer = authorizer;
    this.redactor = redactor;
    this.failures = new Failures(redactor);
    this.redirects =
        new Redirects(home.origin(), settings.allowInsecureHttp(), redactor, settings.clock());
    this.settings = settings;
    this.http = Connections.open(settings, redactor);
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    watchdog.close();
    http.close();
  }

  /** A request of a generated method. */
  public Response execute(Request request, Attempt attempt) {
    return follow(request, home.sibling(request.url()), attempt, true);
  }

  /** A GET of a presigned link: no credentials, whatever its origin. */
  public Response fetch(String link, Map<String, Object> headers, Attempt attempt) {
    Map<String, Collection<String>> lines = new TreeMap<>();
    headers.forEach((name, value) -> lines.put(name, List.of(value.toString())));
    RequestTarget target;
    try {
      target = RequestTarget.of(link);
    } catch (IllegalArgumentException unusable) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.PERMANENT, "the link to the file: " + unusable.getMessage(), null);
    }
    redirects.requireSafe(target);
    Request request =
        Request.create(
            Request.HttpMethod.GET, target.shown().toString(), lines, Request.Body.empty(), null);
    return follow(request, target, attempt, false);
  }

  private Response follow(Request request, RequestTarget first, Attempt attempt, boolean signed) {
    return redirects.follow(
        request,
        first,
        signed,
        (target, withCredentials) -> send(request, target, attempt, withCredentials));
  }

  private Response send(
      Request request, RequestTarget target, Attempt attempt, boolean withCredentials) {
    if (isClosed) {
      throw new ExchangeFailure(ExchangeFailure.Kind.UNSENT, CLOSED, null);
    }
    HttpUriRequestBase message = OutgoingMessage.of(request, target, attempt, settings.userAgent());
    if (withCredentials) {
      intercept(message, target, attempt);
      SignableRequest signable =
          new SignableRequest(attempt.operation, message, target, request.body(), redactor);
      Map<String, String> unsigned = signable.headers();
      attempt.sign(signable, authorizer);
      redactor.knowSent(unsigned, signable.headers());
    }
    ExchangeReport exchange = report(message.getMethod(), target, attempt);
    exchange.begins();
    Watchdog.Limit limit = watchdog.cancelAfter(attempt.limit(), message::cancel);
    Watchdog.Limit waitLimit = watchdog.cancelAfter(attempt.waitLimit(), message::cancel);
    try {
      HttpClientContext context = HttpClientContext.create();
      Connector.tell(context, attempt);
      ClassicHttpResponse response =
          http.executeOpen(
              new HttpHost(
                  target.origin().scheme(), target.origin().host(), target.origin().port()),
              message,
              context);
      exchange.responded(response.getCode(), name -> firstValue(response, name));
      if (attempt.asksForFile && response.getCode() < 300) {
        waitLimit.lift();
      }
      Response streaming = toFeign(request, response, context, exchange, limit, waitLimit);
      attempt.respondedAt(ResponseHeaders.date(ResponseHeaders.header(streaming, "date")));
      attempt.respondedWith(streaming.headers());
      return streaming;
    } catch (IOException | RuntimeException failure) {
      limit.lift();
      waitLimit.lift();
      try {
        throw exchange.broke(failure, cause -> meaning(cause, limit, waitLimit));
      } finally {
        exchange.ended(0);
      }
    }
  }

  /** Before the credentials are in it. */
  private void intercept(HttpUriRequestBase message, RequestTarget target, Attempt attempt) {
    if (settings.requestInterceptor() == RequestInterceptor.NONE) {
      return;
    }
    InterceptedHeaders headers =
        new InterceptedHeaders(
            attempt.call,
            attempt.operation,
            message.getMethod(),
            redactor.shown(target.shown()),
            attempt.number,
            Arrays.stream(message.getHeaders()).map(Header::getName).toList());
    settings.requestInterceptor().intercept(headers);
    headers.added().forEach(message::setHeader);
  }

  private ExchangeReport report(String method, RequestTarget target, Attempt attempt) {
    return new ExchangeReport(
        attempt.call, attempt.operation, attempt.number, method, target, settings, redactor);
  }

  private static @Nullable String firstValue(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private Response toFeign(
      Request request,
      ClassicHttpResponse response,
      HttpClientContext context,
      ExchangeReport exchange,
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
      throw ProxyRoutes.refusal(response.getCode(), context);
    }
    ResponseBody body =
        new ResponseBody(
            content,
            runtime,
            failure -> exchange.broke(failure, cause -> meaning(cause, limit, waitLimit)),
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

  /** What a failed exchange means for those who may repeat it. */
  private ExchangeFailure meaning(
      Exception failure, Watchdog.Limit limit, Watchdog.Limit waitLimit) {
    if (failure instanceof ExchangeFailure exchange) {
      return exchange;
    }
    if (limit.fired()) {
      return ExchangeFailure.deadline("", failure);
    }
    if (waitLimit.fired()) {
      return ExchangeFailure.waitOver("", failure);
    }
    if (isClosed) {
      return new ExchangeFailure(ExchangeFailure.Kind.PERMANENT, CLOSED, null);
    }
    if (Thread.currentThread().isInterrupted() || failure instanceof ClosedByInterruptException) {
      return ExchangeFailure.interrupted(failures.presentable(failure));
    }
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
    return failures.of((IOException) failure);
  }
}
