package dev.exportclients.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The WireMock server behind the relay: a stub for each route, with or without a fault prefix, and
 * one transformer that makes the answer. A file's bytes do not pass through it; the relay writes
 * them.
 */
final class WireMockEngine implements Closeable {
  private final WireMockServer server;

  WireMockEngine(Calls calls, Answering answering) {
    server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(200)
                .jettyIdleTimeout(24 * 3600 * 1000L)
                .jettyStopTimeout(100L)
                .jettyHeaderRequestSize(64 * 1024)
                .maxLoggedResponseSize(0)
                .maxRequestJournalEntries(100)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .adminAuthenticator(request -> false)
                .stubRequestLoggingDisabled(true)
                .extensions(new Transformer(calls, answering)));
    for (Route route : Route.values()) {
      server.stubFor(
          (route == Route.UNKNOWN
                  ? any(anyUrl()).atPriority(10)
                  : request(route.method, urlPathMatching("(/faults/[^/]+)?" + route.path))
                      .atPriority(5))
              .willReturn(aResponse().withTransformers(Transformer.NAME)));
    }
    server.start();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Transformer implements ResponseTransformerV2 {
    static final String NAME = "sandbox";

    private final Calls calls;
    private final Answering answering;

    Transformer(Calls calls, Answering answering) {
      this.calls = calls;
      this.answering = answering;
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      Call call = calls.get(Long.parseLong(event.getRequest().getHeader(Calls.HEADER)));
      call.content(event.getRequest().getBody());
      Answer answer = answering.answer(call);
      HttpHeaders headers =
          new HttpHeaders(
              answer.headers().entrySet().stream()
                  .map(h -> new HttpHeader(h.getKey(), h.getValue()))
                  .toList());
      if (answer.file()) {
        call.file(answer.body());
      }
      byte[] body = answer.file() ? new byte[0] : bytes(answer.body());
      return Response.response().status(answer.status()).headers(headers).body(body).build();
    }

    private static byte[] bytes(Body body) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        body.writeTo(out);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return out.toByteArray();
    }
  }
}
