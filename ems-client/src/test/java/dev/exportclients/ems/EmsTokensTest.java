package dev.exportclients.ems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By a sandbox that decrypts the password with a real key. */
@ExtendWith(SandboxExtension.class)
class EmsTokensTest {
  private static final Secret PASSWORD = Secret.of("P4ss+Word/Of=Ada \u00e4\u20ac");
  private static final String USER = SandboxCredentials.EMS_USERNAME;

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
    sandbox.settings().emsPassword(PASSWORD.reveal(), false);
  }

  private ClientSettings settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .retryPolicy(RetryPolicy.defaults().withRetries(2))
        .build();
  }

  private EmsTokens.Builder tokens(URI url) {
    return EmsTokens.builder().baseUrl(url).user(USER, PASSWORD).settings(settings());
  }

  private EmsClient client(EmsTokens tokens) {
    return EmsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(EmsCredentials.user(USER, tokens))
        .settings(settings())
        .build();
  }

  private List<String> asked() {
    return sandbox.requests().stream().map(RecordedRequest::operation).toList();
  }

  @Test
  void fromAPasswordToTheSavedFile() {
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build();
        EmsClient client = client(tokens)) {
      client
          .startResults(4711)
          .download()
          .saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofHours(1)));
    }
    assertThat(asked())
        .containsExactly(
            "ems.showPublicKey",
            "ems.createExternalToken",
            "ems.startResults",
            "ems.exportResults",
            "ems.exportResults",
            "ems.exportResults");
  }

  @ParameterizedTest
  @EnumSource
  void padsThePasswordAsTheDeploymentWants(EmsTokens.Padding padding) {
    boolean oaep = padding == EmsTokens.Padding.OAEP;
    sandbox.settings().emsPassword(PASSWORD.reveal(), oaep);
    try (EmsTokens right = tokens(sandbox.baseUrl()).padding(padding).build();
        EmsTokens wrong =
            tokens(sandbox.baseUrl()).padding(EmsTokens.Padding.values()[oaep ? 0 : 1]).build()) {
      assertThat(right.token().reveal()).startsWith("sandbox+user/token");
      assertThatThrownBy(wrong::token)
          .isInstanceOf(SignInException.class)
          .hasMessageStartingWith("can't sign in at EMS: ")
          .hasMessageNotContaining(PASSWORD.reveal())
          .hasCauseInstanceOf(UnauthenticatedException.class);
    }
  }

  @Test
  void refusedPasswordIsNotSentAgainUntilTenMinutesLaterOrItIsForgotten() {
    sandbox.settings().emsPassword("An0ther+/=", false);
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build();
        EmsClient client = client(tokens)) {
      for (int call = 0; call < 4; call++) {
        assertThatThrownBy(() -> client.attachments(EntityType.WELL, 7))
            .isInstanceOf(SignInException.class)
            .hasCauseInstanceOf(UnauthenticatedException.class);
      }
      assertThat(asked()).containsExactly("ems.showPublicKey", "ems.createExternalToken");
      time.advance(Duration.ofMinutes(10));
      assertThatThrownBy(tokens::token).isInstanceOf(SignInException.class);
      assertThat(asked()).hasSize(4);

      sandbox.settings().emsPassword(PASSWORD.reveal(), false);
      assertThatThrownBy(tokens::token).hasMessageContaining("not sent");
      tokens.forgetRefusal();
      assertThat(client.attachments(EntityType.WELL, 7)).isNotNull();
    }
  }

  @Test
  void signsInByAnApiKeyWhereOneIsGiven() {
    Secret key = Secret.of("Api+Key/Of=Ours42");
    Secret secret = Secret.of("S3cret/Of+That=Key==");
    sandbox.settings().emsSignatures(true).emsApiKey(key.reveal(), secret.reveal());
    try (EmsTokens unsigned = tokens(sandbox.baseUrl()).build();
        EmsTokens tokens = tokens(sandbox.baseUrl()).apiKey(key, secret).build()) {
      assertThatThrownBy(unsigned::token).isInstanceOf(SignInException.class);
      assertThat(tokens.token()).isNotNull();
    }
  }

  @Test
  void keepsATokenUntilAMinuteBeforeItsEnd() {
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build()) {
      Secret first = tokens.token();
      time.advance(Duration.ofHours(8).minusSeconds(61));
      assertThat(tokens.token()).isEqualTo(first);
      time.advance(Duration.ofSeconds(2));
      assertThat(tokens.token()).isNotEqualTo(first);
      assertThat(asked()).hasSize(4);
    }
  }

  /** Somebody else's sign-in ended ours. */
  @Test
  void replacesATokenOnceItIsRefused() {
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build();
        EmsTokens elsewhere = tokens(sandbox.baseUrl()).build();
        EmsClient client = client(tokens)) {
      client.results(77).saveTo(folder);
      elsewhere.token();
      client.attachments(EntityType.WELL, 7);
    }
    assertThat(sandbox.requests())
        .filteredOn(request -> request.operation().equals("ems.listAttachments"))
        .extracting(RecordedRequest::status)
        .containsExactly(401, 200);
  }

  @Test
  void makesOneTokenHoweverManyAsk() throws Exception {
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build()) {
      var threads = Executors.newFixedThreadPool(8);
      List<Future<Secret>> asking =
          java.util.stream.IntStream.range(0, 24)
              .mapToObj(i -> threads.submit(tokens::token))
              .toList();
      for (Future<Secret> one : asking) {
        assertThat(one.get()).isEqualTo(tokens.token());
      }
      threads.shutdown();
    }
    assertThat(asked()).containsExactly("ems.showPublicKey", "ems.createExternalToken");
  }

  @Test
  void encryptsAnewWithTheKeyOfNowAndSendsNoPassword() throws Exception {
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build()) {
      Secret first = tokens.token();
      tokens.refreshed(first);
    }
    assertThat(asked())
        .containsExactly(
            "ems.showPublicKey",
            "ems.createExternalToken",
            "ems.showPublicKey",
            "ems.createExternalToken");
  }

  /** The key changes when the web application restarts, which may be why it was down. */
  @Test
  void retryEncryptsWithTheKeyOfNow() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    List<KeyPair> keys = List.of(generator.generateKeyPair(), generator.generateKeyPair());
    AtomicInteger shown = new AtomicInteger();
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean asksForKey = x.request().line().startsWith("GET");
                  String json = "Content-Type: application/json\r\n";
                  if (asksForKey) {
                    x.send("200 OK", json, publicKey(keys.get(shown.getAndIncrement())));
                  } else if (shown.get() == 1) {
                    x.send("503 Restarting", json, "");
                  } else {
                    x.send("200 OK", json, "{\"Token\":\"T0ken+/=\"}");
                  }
                });
        EmsTokens tokens = tokens(server.url()).build()) {
      assertThat(tokens.token().reveal()).isEqualTo("T0ken+/=");

      assertThat(server.requests()).hasSize(4);
      for (int i = 0; i < 2; i++) {
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.DECRYPT_MODE, keys.get(i).getPrivate());
        String sent = server.requests().get(2 * i + 1).text();
        byte[] password =
            Base64.getDecoder().decode(sent.replaceFirst(".*\"Password\":\"([^\"]*)\".*", "$1"));
        assertThat(new String(rsa.doFinal(password), UTF_8)).isEqualTo(PASSWORD.reveal());
      }
    }
  }

  private static String publicKey(KeyPair pair) {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    byte[] modulus = key.getModulus().toByteArray();
    return "{\"Modulus\":\"%s\",\"Exponent\":\"%s\"}"
        .formatted(
            Base64.getEncoder().encodeToString(Arrays.copyOfRange(modulus, 1, modulus.length)),
            Base64.getEncoder().encodeToString(key.getPublicExponent().toByteArray()));
  }

  @ParameterizedTest
  @CsvSource({
    "2015-11-22T16:00:00, 28800",
    "2015-11-22T10:00:00Z, 7200",
    "2015-11-22T12:00:00+02:00, 7200",
    "2015-11-22T07:00:00Z, 28800",
    "nonsense, 28800",
    ", 28800"
  })
  void endsWhenEmsSaysSoAndElseInEightHours(String expires, long seconds) {
    java.time.Instant now = java.time.Instant.parse("2015-11-22T08:00:00Z");
    TokenLifetime lifetime =
        new TokenLifetime(java.time.Clock.fixed(now, java.time.ZoneOffset.UTC));
    assertThat(lifetime.end(expires)).isEqualTo(now.plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Modulus\":\"AQAB\",\"Exponent\":\"AQAB\"}",
        "{\"Modulus\":\"not base64!\",\"Exponent\":\"AQAB\"}",
        "{\"Exponent\":\"AQAB\"}",
        "[]"
      })
  void aKeyThatIsNoneIsAnErrorOfTheSignIn(String body) throws Exception {
    try (var server =
            new ScriptedServer(x -> x.send("200 OK", "Content-Type: application/json\r\n", body));
        EmsTokens tokens = tokens(server.url()).build()) {
      var failed = catchThrowableOfType(SignInException.class, tokens::token);
      assertThat(failed.getCause()).isInstanceOf(UnexpectedContentException.class);
      assertThat(failed.service()).isEqualTo("EMS");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Token\":null}", "{\"Token\":\" \"}"})
  void aResponseWithoutATokenIsAnErrorOfTheSignIn(String body) throws Exception {
    try (EmsTokens tokens = tokens(scripted(body).url()).build()) {
      assertThat(catchThrowableOfType(SignInException.class, tokens::token).getCause())
          .isInstanceOf(UnexpectedContentException.class);
    }
  }

  private static ScriptedServer scripted(String made) {
    return new ScriptedServer(
        x -> {
          boolean isKey = x.request().line().startsWith("GET");
          x.send("200 OK", "Content-Type: application/json\r\n", isKey ? KEY : made);
        });
  }

  /** Of 2048 bits; nobody has the other half. */
  private static final String KEY =
      "{\"Modulus\":\"" + "w" + "A7z".repeat(113) + "AB==\",\"Exponent\":\"AQAB\"}";

  @Test
  void whoIsDownOrGoneIsNamed() throws Exception {
    ScriptedServer down = new ScriptedServer(x -> x.send("503 Service Unavailable", "", "down"));
    URI gone = new ScriptedServer(x -> x.cut()).url();
    assertThat(causeAt(down.url())).isInstanceOf(ProviderUnavailableException.class);
    assertThat(causeAt(gone)).isInstanceOf(TransferException.class);
  }

  private ExportClientException causeAt(URI url) {
    try (EmsTokens tokens = tokens(url).build()) {
      return catchThrowableOfType(SignInException.class, tokens::token).getCause();
    }
  }

  @Test
  void theSandboxRefusesATokenThatIsOver() {
    try (EmsTokens tokens = tokens(sandbox.baseUrl()).build()) {
      EmsCredentials fixed = EmsCredentials.user(USER, tokens.token());
      time.advance(Duration.ofHours(8));
      try (EmsClient client =
          EmsClient.builder()
              .baseUrl(sandbox.baseUrl())
              .credentials(fixed)
              .settings(settings())
              .build()) {
        assertThatThrownBy(() -> client.results(77).saveTo(folder))
            .isInstanceOf(UnauthenticatedException.class)
            .hasMessageContaining("expired");
      }
    }
  }
}
