package dev.exportclients.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockHttpServer;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.exportclients.specs.Example;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kotlin.Pair;

/** One interaction of a pact, to be had by driving a client. Immutable. */
record Exchange<C extends AutoCloseable>(
    Contract<C> contract,
    List<ProviderState> states,
    Call call,
    ExpectedResponse response,
    String note) {

  /** Headers of the transport, which no provider's documentation speaks of. */
  private static final List<String> OF_HTTP =
      List.of("Accept-Encoding", "Connection", "Content-Length", "Host", "User-Agent");

  /** What a client does with the mock server, by a client of its own making. */
  interface Drive<C> {
    void with(C client) throws Exception;
  }

  /** Tells this interaction from others of the same operation, status and example. */
  Exchange<C> noting(String difference) {
    return new Exchange<>(contract, states, call, response, ", " + difference);
  }

  /** Runs the client; the exchange goes into the pact if the drive and the mock server agree. */
  void check(Drive<C> drive) throws Exception {
    check(url -> url, body -> body, drive);
  }

  /**
   * As {@link #check(Drive)}, with something of the test's own in between.
   *
   * @param front the URL for the client, given that of the mock server
   * @param served what the mock server sends in place of the recorded body
   */
  void check(Function<URI, URI> front, UnaryOperator<String> served, Drive<C> drive)
      throws Exception {
    MockHttpServer server =
        new MockHttpServer(
            Contract.pact(contract.provider(), List.of(interaction(served))),
            MockProviderConfig.httpConfig("127.0.0.1", 0));
    server.start();
    try (C client = contract.client().apply(front.apply(URI.create(server.getUrl())))) {
      drive.with(client);
    } catch (Exception | AssertionError failure) {
      requireAsked(server, failure);
      throw failure;
    } finally {
      server.stop();
    }
    requireAsked(server, null);
    requireNothingElse(server);
    PactFiles.add(contract.provider(), interaction(body -> body));
  }

  /** A request that differs is the cause of all that the client says after it. */
  private void requireAsked(MockHttpServer server, Throwable failure) {
    PactVerificationResult result = server.validateMockServerState(null);
    if (!(result instanceof PactVerificationResult.Ok)) {
      String asked = contract.provider() + "." + description() + ": the client asks otherwise. ";
      throw new AssertionError(asked + result.getDescription(), failure);
    }
  }

  /** Pact lets any further header pass. */
  private void requireNothingElse(MockHttpServer server) {
    for (Pair<IRequest, IRequest> asked : server.getMatchedRequests()) {
      Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      sent.putAll(asked.getSecond().getHeaders());
      OF_HTTP.forEach(sent::remove);
      assertThat(sent.keySet())
          .as("%s.%s: the headers that the client sends", contract.provider(), description())
          .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
          .containsExactlyInAnyOrderElementsOf(call.headers().keySet());
    }
  }

  private V4Interaction interaction(UnaryOperator<String> served) {
    Map<String, Object> ids = new LinkedHashMap<>();
    states.forEach(state -> ids.putAll(state.getParams()));
    HttpResponse expected = response.toPact();
    if (expected.getBody().isPresent()) {
      String body = served.apply(expected.getBody().valueAsString());
      expected.setBody(
          OptionalBody.body(
              body.getBytes(StandardCharsets.UTF_8), expected.getBody().getContentType()));
    }
    V4Interaction.SynchronousHttp interaction =
        new V4Interaction.SynchronousHttp(description(), states, call.toPact(ids), expected);
    response
        .example()
        .ifPresent(
            e -> interaction.getComments().put("example", new JsonValue.StringValue(e.name())));
    return interaction;
  }

  private String description() {
    String example = response.example().map(Example::name).orElse("no body");
    String type =
        response
            .example()
            .filter(e -> !e.content().isOfAnyType())
            .map(e -> " as " + e.mediaType())
            .orElse("");
    return call.operation().id() + ": " + response.status() + ", " + example + type + note;
  }
}
