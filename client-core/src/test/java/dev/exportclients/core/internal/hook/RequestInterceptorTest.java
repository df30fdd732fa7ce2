package dev.exportclients.core.internal.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.provider.Attempt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interceptor sees and adds, and what it may not. */
class RequestInterceptorTest {
  private static final String VALUE = "Q7+tOk/En=with+Capitals/9zY==";
  private static final DownloadOptions WAITING =
      DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));

  private final FakeTime time = new FakeTime();
  private final List<String> seen = new ArrayList<>();

  @Test
  void isCalledForEachAttemptPollAndResumedPart() throws Exception {
    byte[] file = "0123456789".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> x.send("412 Not yet", "", "");
                    case 2 -> x.send("503 Down", "", "");
                    case 3 -> x.sendCut("ETag: \"a\"\r\n", file, 100_000);
                    default -> x.serve(file, "\"a\"");
                  }
                });
        var client = client(server, this::sees)) {
      byte[] read = client.file("1", "secret?note").read(c -> c.stream().readAllBytes(), WAITING);

      assertThat(read).isEqualTo(file);
      assertThat(seen)
          .containsExactly(
              "test.file GET " + server.url() + "/files/1 1",
              "test.file GET " + server.url() + "/files/1 1",
              "test.file GET " + server.url() + "/files/1 2",
              "test.file GET " + server.url() + "/files/1 3");
      assertThat(server.requests())
          .extracting(request -> request.headers().get("x-number"))
          .containsExactly("1", "2", "3", "4");
    }
  }

  @Test
  void isCalledForAStart() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var client = client(server, this::sees)) {
      client.start();
      assertThat(seen).containsExactly("test.start POST " + server.url() + "/things 1");
    }
  }

  @Test
  void isCalledForARedirectHomeOnlyAndNotForALink() throws Exception {
    try (var store = new ScriptedServer(x -> x.send("200 OK", "", "bytes"));
        var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "302 Found",
                        "Location: "
                            + (x.number() == 1 ? "/at/home?signature=s" : store.url() + "/there")
                            + "\r\n",
                        ""));
        var client = client(server, this::sees)) {
      client.file("1").read(c -> c.stream().readAllBytes(), DownloadOptions.defaults());
      new Attempt(new CallReport("test.link", ClientSettings.defaults()), 1, null)
          .run(attempt -> client.runtime.fetch(store.url() + "/link", Map.of(), attempt));

      assertThat(seen)
          .containsExactly(
              "test.file GET " + server.url() + "/files/1 1",
              "test.file GET " + server.url() + "/at/home 1");
      assertThat(store.requests())
          .hasSize(2)
          .noneMatch(request -> request.headers().containsKey("x-number"));
    }
  }

  @Test
  void seesNoPathThatHoldsASecret() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "bytes"));
        var client = client(server, this::sees)) {
      client.file(TestClient.KEY.reveal()).read(c -> 1, DownloadOptions.defaults());
      assertThat(seen).containsExactly("test.file GET " + server.url() + "/*** 1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authentication",
        "Timestamp",
        "X-Sdk-Date",
        "X-Sdk-Content-Sha256",
        "x-amz-date",
        "X-Auth-Token",
        "X-Project-Id",
        "x-api-key",
        "api-username",
        "api-usertoken",
        "x-security-token",
        "Cookie",
        "Proxy-Authorization",
        "Host",
        "Range",
        "If-Range",
        "If-None-Match",
        "Accept",
        "Accept-Encoding",
        "Content-Type",
        "Content-Length",
        "Content-Encoding",
        "Transfer-Encoding",
        "TE",
        "Trailer",
        "Connection",
        "Keep-Alive",
        "Upgrade",
        "Expect",
        "User-Agent",
        "Date"
      })
  void refusesTheNamesThatHttpOrCredentialsOwn(String name) throws Exception {
    for (String spelt :
        List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
      assertThatRefused(spelt, VALUE, "is not an interceptor's to set");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:b", "a\r\nb", "é", "a(b)", "\u0130d", "a\u0000"})
  void refusesWhatIsNoName(String name) throws Exception {
    assertThatRefused(name, VALUE, "letters, digits and signs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", VALUE + "\r\nAuthorization: Basic x", VALUE + "\u0000", "\u20ac"})
  void refusesWhatNoHeaderCanCarry(String value) throws Exception {
    assertThatRefused("x-tenant", value, "the header x-tenant");
  }

  @Test
  void refusesTheNameOfAHeaderThatTheRequestHas() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "bytes"));
        var client = client(server, request -> request.header("x-OWN", "1"))) {
      Attempt attempt = new Attempt(new CallReport("test", ClientSettings.defaults()), 1, null);
      assertThatThrownBy(
              () -> attempt.run(a -> client.api.of(a).file("1", "n", Map.of("X-Own", "2"))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  /** A signer's own header wins, whatever it is called. */
  @Test
  void cannotReplaceWhatTheCredentialsSet() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        var client = client(server, request -> request.header("X-Test-Key", "mine"))) {
      client.things();
      assertThat(server.requests().get(0).headers())
          .containsEntry("x-test-key", TestClient.KEY.reveal());
    }
  }

  @Test
  void endsTheCallUnsentByWhatItThrows() throws Exception {
    IllegalStateException bug = new IllegalStateException("no tenant");
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var client =
            client(
                server,
                request -> {
                  throw bug;
                })) {
      assertThatThrownBy(client::things).isSameAs(bug);
      assertThatThrownBy(client::start).isSameAs(bug);
      assertThatThrownBy(() -> client.file("1").read(c -> 1, WAITING)).isSameAs(bug);
      assertThat(server.requests()).isEmpty();
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Example
  void keepsTheLastOfOneName() {
    InterceptedHeaders headers = headers(List.of());
    headers.header("tracestate", "a");
    headers.header("TraceState", " b ");
    assertThat(headers.added()).hasSize(1).containsEntry("tracestate", "b");
  }

  @Property
  void takesAnyOtherNameAndNeverOneThatIsTaken(
      @ForAll @UniqueElements List<@StringLength(min = 1, max = 9) String> taken,
      @ForAll @StringLength(min = 1, max = 30) String name) {
    List<String> all = new ArrayList<>(taken);
    all.add(name.toUpperCase(Locale.ROOT));
    InterceptedHeaders headers = headers(all);
    assertThatThrownBy(() -> headers.header(name, VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(VALUE);
  }

  private static InterceptedHeaders headers(List<String> taken) {
    CallReport call = new CallReport("test", ClientSettings.defaults());
    return new InterceptedHeaders(call, "test", "GET", URI.create("http://host/"), 1, taken);
  }

  private void sees(InterceptedRequest request) {
    seen.add(
        String.join(
            " ",
            request.operation(),
            request.method(),
            request.uri().toString(),
            "" + request.attempt()));
    request.header("X-Number", "" + seen.size());
  }

  private void assertThatRefused(String name, String value, String why) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        var client = client(server, request -> request.header(name, value))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(why)
          .message()
          .doesNotContain(VALUE);
      assertThat(server.requests()).isEmpty();
    }
  }

  private TestClient client(ScriptedServer server, RequestInterceptor interceptor) {
    return new TestClient(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(time).requestInterceptor(interceptor).build());
  }
}
