package dev.exportclients.core.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One Feign client serves all attempts of a client. */
class AttemptApiTest {

  @Test
  void eachAttemptsCallsAreItsOwnHoweverTheyAlternate() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("404 Not Found", "", "{}"));
        var runtime = runtime(server)) {
      GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
      TestClient.Api one = api.of(attempt("test.one"));
      TestClient.Api other = api.of(attempt("test.other"));

      assertThatThrownBy(other::things)
          .isInstanceOf(NotFoundException.class)
          .hasMessageStartingWith("test.other");
      assertThatThrownBy(one::things)
          .isInstanceOf(NotFoundException.class)
          .hasMessageStartingWith("test.one");
    }
  }

  private static Attempt attempt(String operation) {
    return new Attempt(new CallReport(operation, ClientSettings.defaults()), 1, null);
  }

  private static ClientRuntime runtime(ScriptedServer server) {
    return new ClientRuntime(
        server.url(),
        ClientSettings.defaults(),
        new TokenAuthorizer("Authorization", "Bearer ", TokenSource.of(Secret.of("aB+/c1d2e3="))),
        (body, success) -> Optional.empty());
  }
}
