package dev.exportclients.metastudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.metastudio.identity.IamTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IAM, and MetaStudio behind it: two servers, of which each sees its own secrets only. */
class IamTokensTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String PASSWORD = "S3cret+Of/Ada=";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  private ClientSettings settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private IamTokens tokens(URI url) {
    return IamTokens.builder()
        .iamUrl(url)
        .region("cn-north-4")
        .user("Ada", Secret.of(PASSWORD), "Lab")
        .settings(settings())
        .build();
  }

  private static ScriptedServer iam() {
    return new ScriptedServer(
        x -> {
          if (x.request().line().startsWith("POST")) {
            x.send("201 Created", JSON + "X-Subject-Token: T0k+E/n=" + x.number() + "\r\n", "{}");
          } else {
            x.send("200 OK", JSON, "{\"projects\":[{\"id\":\"p7\",\"name\":\"cn-north-4\"}]}");
          }
        });
  }

  @Test
  void regionIsNeededOnlyForAUrlOrAProjectThatIsNotGiven() throws Exception {
    URI url = URI.create("https://iam.example.com");
    IamTokens.Builder without =
        IamTokens.builder().user("Ada", Secret.of(PASSWORD), "Lab").settings(settings());
    assertThatThrownBy(without::build)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("region");
    assertThatThrownBy(without.iamUrl(url)::build).hasMessage("region");
    try (var iam = iam();
        IamTokens tokens = without.iamUrl(iam.url()).projectId("p9").build()) {
      assertThat(tokens.projectId()).isEqualTo("p9");
      assertThat(tokens.token()).isEqualTo(Secret.of("T0k+E/n=1"));
      assertThat(iam.requests()).hasSize(1);
    }
    IamTokens.Builder ofNowhere =
        IamTokens.builder().user("Ada", Secret.of(PASSWORD), "Lab").projectId("p9");
    assertThatThrownBy(ofNowhere::build).hasMessage("region");
  }

  @Test
  void fromThePasswordToTheSavedFile() throws Exception {
    try (var iam = iam();
        var api = new ScriptedServer(x -> x.send("200 OK", "Content-Type: text/csv\r\n", "a,b"));
        IamTokens tokens = tokens(iam.url());
        MetaStudioClient client =
            MetaStudioClient.builder()
                .baseUrl(api.url())
                .projectId(tokens.projectId())
                .credentials(MetaStudioCredentials.token(tokens))
                .settings(settings())
                .build()) {
      assertThat(client.result("t1").saveTo(folder).file().orElseThrow()).hasContent("a,b");

      assertThat(iam.requests()).hasSize(2);
      assertThat(iam.requests().get(0).path()).isEqualTo("/v3/auth/tokens?nocatalog=true");
      assertThat(iam.requests().get(0).text())
          .contains("\"password\":\"" + PASSWORD + "\"")
          .contains("\"scope\":{\"project\":{\"name\":\"cn-north-4\"}}");
      assertThat(iam.requests().get(1).path()).isEqualTo("/v3/projects?name=cn-north-4");
      assertThat(api.requests()).hasSize(1);
      assertThat(api.requests().get(0).path()).isEqualTo("/v2/p7/ies/result/t1");
      assertThat(api.requests().get(0).headers()).containsEntry("x-auth-token", "T0k+E/n=1");
      assertThat(api.requests().toString()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void tokenIsKeptForADayButFiveMinutesAndRenewedAfterARefusal() throws Exception {
    try (var iam = iam();
        IamTokens tokens = tokens(iam.url())) {
      Secret first = tokens.token();
      time.advance(Duration.ofHours(23).plusMinutes(54));
      assertThat(tokens.token()).isEqualTo(first);
      time.advance(Duration.ofMinutes(2));
      Secret second = tokens.token();
      assertThat(second).isNotEqualTo(first);
      assertThat(tokens.refreshed(second)).isNotEqualTo(second);
      assertThat(iam.requests()).hasSize(3);
    }
  }

  @Test
  void projectThatIsGivenIsTheScopeAndNotAskedFor() throws Exception {
    try (var iam = iam();
        IamTokens tokens =
            IamTokens.builder()
                .iamUrl(iam.url())
                .region("cn-north-4")
                .projectId("p9")
                .user("Ada", Secret.of(PASSWORD), "Lab")
                .settings(settings())
                .build()) {
      assertThat(tokens.projectId()).isEqualTo("p9");
      assertThat(iam.requests()).isEmpty();
      tokens.token();
      assertThat(iam.requests().get(0).text()).contains("\"scope\":{\"project\":{\"id\":\"p9\"}}");
    }
  }

  @Test
  void refusalNamesIamAndHidesThePassword() throws Exception {
    String said = "{\"error\":{\"code\":401,\"message\":\"no " + PASSWORD + " here\"}}";
    try (var iam = new ScriptedServer(x -> x.send("401 Unauthorized", JSON, said));
        IamTokens tokens = tokens(iam.url())) {
      var failure = catchThrowableOfType(SignInException.class, tokens::token);
      assertThat(failure).hasMessageContaining("Huawei IAM");
      assertThat(failure.getMessage()).doesNotContain(PASSWORD);
      assertThat((Throwable) failure.getCause()).isInstanceOf(UnauthenticatedException.class);
      assertThat(iam.requests()).hasSize(1);
    }
  }

  /** Five wrong passwords in a quarter of an hour lock a user of IAM. */
  @Test
  void refusedPasswordIsNotSentAgainWithEachCall() throws Exception {
    AtomicBoolean isLocked = new AtomicBoolean(true);
    try (var iam =
            new ScriptedServer(
                x -> {
                  if (isLocked.get()) {
                    x.send("401 Unauthorized", JSON, "{\"error\":{\"message\":\"locked\"}}");
                  } else {
                    x.send("201 Created", JSON + "X-Subject-Token: T0k+E/n=2\r\n", "{}");
                  }
                });
        var api = new ScriptedServer(x -> x.send("200 OK", "Content-Type: text/csv\r\n", "a,b"));
        IamTokens tokens = tokens(iam.url());
        MetaStudioClient client =
            MetaStudioClient.builder()
                .baseUrl(api.url())
                .projectId("p7")
                .credentials(MetaStudioCredentials.token(tokens))
                .settings(settings())
                .build()) {
      for (int call = 0; call < 5; call++) {
        assertThatThrownBy(() -> client.result("t1").saveTo(folder))
            .isInstanceOf(SignInException.class)
            .hasMessageContaining("locked");
        assertThatThrownBy(tokens::projectId).isInstanceOf(SignInException.class);
      }
      assertThat(iam.requests()).hasSize(1);

      isLocked.set(false);
      time.advance(Duration.ofMinutes(10));
      assertThat(client.result("t1").saveTo(folder).file().orElseThrow()).hasContent("a,b");
      assertThat(iam.requests()).hasSize(2);
      assertThat(api.requests()).hasSize(1);
    }
  }

  @Test
  void forgottenRefusalIsTriedAtOnce() throws Exception {
    try (var iam = new ScriptedServer(x -> x.send("403 Forbidden", JSON, "{}"));
        IamTokens tokens = tokens(iam.url())) {
      assertThatThrownBy(tokens::token).hasMessageNotContaining("not sent");
      assertThatThrownBy(tokens::token).hasMessageContaining("not sent");
      tokens.forgetRefusal();
      assertThatThrownBy(tokens::token).hasMessageNotContaining("not sent");
      assertThat(iam.requests()).hasSize(2);
    }
  }

  @Test
  void responseWithoutATokenAndAnOutageAreErrorsOfSigningIn() throws Exception {
    try (var iam = new ScriptedServer(x -> x.send("201 Created", JSON, "{}"));
        IamTokens tokens = tokens(iam.url())) {
      assertThatThrownBy(tokens::token)
          .isInstanceOf(SignInException.class)
          .hasCauseInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("X-Subject-Token");
    }
    try (var iam = new ScriptedServer(x -> x.send("503 Down", JSON, "{}"));
        IamTokens tokens = tokens(iam.url())) {
      assertThatThrownBy(tokens::token)
          .isInstanceOf(SignInException.class)
          .hasCauseInstanceOf(ProviderUnavailableException.class);
    }
  }

  @Test
  void projectOfAnotherNameIsNone() throws Exception {
    try (var iam =
            new ScriptedServer(
                x ->
                    x.send(
                        "201 Created",
                        JSON + "X-Subject-Token: t\r\n",
                        "{\"projects\":[{\"id\":\"p7\",\"name\":\"another\"}]}"));
        IamTokens tokens = tokens(iam.url())) {
      assertThatThrownBy(tokens::projectId)
          .isInstanceOf(SignInException.class)
          .hasMessageContaining("cn-north-4");
    }
  }
}
