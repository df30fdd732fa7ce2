package dev.exportclients.core;

import static dev.exportclients.core.CannedResponse.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each source of tokens does with an identity service that leads elsewhere, or that repeats
 * what it was told: one definition, which every source's test extends.
 *
 * @param <S> the source under test
 */
public abstract class SignInBehaviour<S extends TokenSource & AutoCloseable> {
  protected static final String PASSWORD = "P4ss+Word/Of=Ada9zY==";

  /** What the service gives first. */
  protected static final String TOKEN = "T0k+En/One=with+Capitals9zY==";

  private final FakeTime time = new FakeTime();
  private final List<String> shown = new ArrayList<>();
  private final AtomicReference<CannedResponse> response = new AtomicReference<>();

  /** With {@link #PASSWORD}. */
  protected abstract S open(URI url, ClientSettings settings);

  /** All that the source signs in with. */
  protected abstract Set<String> secrets();

  /** The response that brings a token. */
  protected abstract CannedResponse success(String token);

  /** The body of an error that says so. */
  protected abstract String error(String said);

  /** The response to what a source asks for before it asks for a token. */
  protected CannedResponse before() {
    throw new AssertionError("nothing is asked for before");
  }

  private ScriptedServer service() {
    return new ScriptedServer(x -> (isForToken(x.request()) ? response.get() : before()).sendTo(x));
  }

  private static boolean isForToken(ScriptedServer.Request request) {
    return request.line().startsWith("POST ");
  }

  private ClientSettings settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .retryPolicy(RetryPolicy.none())
        .proxyCredentials(ClientBehaviour.PROXY_USER, Secret.of(ClientBehaviour.PROXY_PASSWORD))
        .listener(
            new ExchangeListener() {
              @Override
              public void onExchange(Exchange exchange) {
                shown.add(exchange.toString());
              }
            })
        .build();
  }

  static Stream<Arguments> redirects() {
    return IntStream.of(301, 302, 303, 307, 308)
        .boxed()
        .flatMap(status -> Stream.of(Arguments.of(status, true), Arguments.of(status, false)));
  }

  /** Not by its own server either: the next address may be that of any service there. */
  @ParameterizedTest
  @MethodSource("redirects")
  void passwordIsSentOnByNoRedirect(int status, boolean elsewhere) throws Exception {
    try (ScriptedServer stranger = new ScriptedServer(x -> success(TOKEN).sendTo(x));
        ScriptedServer service = service();
        S source = open(service.url(), settings())) {
      String to = elsewhere ? stranger.url() + "/tokens?as=before" : "/tokens?as=before";
      response.set(response(status, "", "").with("Location", to));

      SignInException refused = catchThrowableOfType(SignInException.class, source::token);

      assertThat(refused.getCause()).isInstanceOf(TransferException.class);
      assertThat(refused).hasMessageContaining("redirects (" + status + ")");
      assertThat(refused).hasMessageContaining("check the URL");
      assertThat(stranger.requests()).isEmpty();
      assertThat(service.requests()).filteredOn(SignInBehaviour::isForToken).hasSize(1);
    }
  }

  /** In body and headers of a refusal, of an outage, of what should be a token, of a redirect. */
  @Test
  void showsNoSecretThatIsEchoedInAnySpelling() throws Exception {
    Set<String> echoes = new TreeSet<>(EchoedSecret.spellings(TOKEN));
    echoes.addAll(EchoedSecret.spellings(ClientBehaviour.PROXY_PASSWORD));
    secrets().forEach(secret -> echoes.addAll(EchoedSecret.spellings(secret)));
    try (HeardLogs logs = new HeardLogs();
        ScriptedServer service = service()) {
      for (String echo : echoes) {
        try (S source = open(service.url(), settings())) {
          refreshAt(source, echo);
        }
      }
      assertThat(shown)
          .filteredOn(text -> text.contains("withheld"))
          .hasSizeGreaterThan(echoes.size());
      assertThat(logs.lines()).isNotEmpty();
      shown.addAll(logs.lines());
    }
    EchoedSecret.requireNone(echoes, shown);
  }

  /** A service that gave a token, and repeats that or another secret when asked again. */
  private void refreshAt(S source, String echo) {
    response.set(success(TOKEN));
    Secret first = source.token();
    assertThat(first.reveal()).isEqualTo(TOKEN);
    String text = "Refused " + echo;
    for (CannedResponse echoing :
        List.of(
            echoing(200, text, echo),
            echoing(302, text, echo),
            echoing(401, error(text), echo),
            echoing(503, text, echo))) {
      response.set(echoing);
      ClientBehaviour.note(shown, () -> source.refreshed(first));
      // A refusal is told again, without another request.
      ClientBehaviour.note(shown, () -> source.refreshed(first));
      source.forgetRefusal();
    }
  }

  private static CannedResponse echoing(int status, String body, String echo) {
    return response(status, body.startsWith("{") ? "application/json" : "text/" + echo, body)
        .with("X-Request-Id", echo)
        .with("WWW-Authenticate", "Basic realm=\"" + echo + "\"")
        .with("Retry-After", echo)
        .with("ETag", "\"" + echo + "\"")
        .with("Location", "/" + echo.replace(' ', '+'));
  }

  /** What is made of a password for one request is as good as the password. */
  @Test
  void showsNoLongWordOfARequestThatIsEchoedWhole() throws Exception {
    List<String> words;
    try (ScriptedServer service =
            new ScriptedServer(
                x -> {
                  boolean isLast = isForToken(x.request());
                  (isLast ? response(400, "text/plain", x.request().text()) : before()).sendTo(x);
                });
        S source = open(service.url(), settings())) {
      ClientBehaviour.note(shown, source::token);
      ScriptedServer.Request sent = service.requests().get(service.requests().size() - 1);
      words =
          Stream.of(sent.text().split("[^A-Za-z0-9+/=%]+")).filter(w -> w.length() > 16).toList();
    }
    assertThat(words).isNotEmpty();
    assertThat(shown).anyMatch(text -> text.contains("withheld"));
    EchoedSecret.requireNone(words, shown);
  }

  /** It came just now, so that no list of secrets has it. */
  @Test
  void showsNoPartOfASuccessWhichMayHoldANewToken() throws Exception {
    String fresh = "N3w+Token/Of=Today9zY==";
    CannedResponse success = success(fresh);
    try (ScriptedServer service = service();
        S source = open(service.url(), settings())) {
      for (String body :
          List.of(
              fresh,
              '"' + fresh + '"',
              "[\"" + fresh + "\"]",
              "<html><body>" + fresh + "</body></html>",
              "<!DOCTYPE html><title>" + fresh + "</title>",
              error("Issued " + fresh + " before"),
              "{\"" + fresh + "\":",
              new String(success.body(), UTF_8) + " " + fresh)) {
        byte[] bytes = body.getBytes(UTF_8);
        response.set(new CannedResponse(success.status(), success.headers(), bytes, bytes.length));
        ClientBehaviour.note(shown, source::token);
        source.forgetRefusal();
      }
      assertThat(service.requests()).filteredOn(SignInBehaviour::isForToken).hasSize(8);
    }
    assertThat(shown).filteredOn(text -> text.contains("SignInException")).hasSize(8);
    EchoedSecret.requireNone(EchoedSecret.spellings(fresh), shown);
  }
}
