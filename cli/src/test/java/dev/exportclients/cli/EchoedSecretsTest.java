package dev.exportclients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -v} at servers that repeat every credential they were sent. */
class EchoedSecretsTest {
  private static final String ATTACHMENT = "ems attachment 2421042979a6474a872e77f046b8802e";
  private static final String REPORT = "ecreporting report 6A7C29DD011241DFBE1B64399283C860";
  private static final String RESULT = "metastudio result be0821bdf8d04949bf4c9852fa87c590";
  private static final List<String> HEADERS =
      List.of("api-usertoken", "authorization", "x-api-key", "x-auth-token", "x-security-token");

  private static Sandbox sandbox;
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
  }

  private enum MetaStudio {
    TOKEN,
    KEYS,
    TEMPORARY_KEYS
  }

  static Stream<Arguments> commands() {
    return Stream.of(
            "ems results 1234 --no-wait",
            "ems attachments --entity-type plate --entity-id 7",
            ATTACHMENT,
            REPORT,
            "webadmit identities",
            "webadmit start 86446 --identity 42",
            "webadmit download 86446 74780 --no-wait",
            "webadmit run 86446",
            RESULT)
        .flatMap(
            command ->
                Stream.of("echo", "echo=500")
                    .flatMap(
                        fault ->
                            Stream.of(MetaStudio.values())
                                .filter(how -> command.equals(RESULT) || how == MetaStudio.TOKEN)
                                .map(how -> Arguments.of(command, fault, how))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysWhatTheServerSaidWithoutASecret(String command, String fault, MetaStudio how) {
    for (String form : new String[] {"", " --json"}) {
      Outcome outcome = run(command + form, fault, how);

      assertThat(outcome.exitCode()).isIn(3, 7, 8);
      assertThat(outcome.stderr()).contains("withheld: it repeats a credential");
      assertHasNoSecret(outcome, secretsSent());
    }
  }

  /** The link itself is the secret. */
  @ParameterizedTest
  @MethodSource("linkFaults")
  void saysNothingOfALinkThatIsRepeated(String fault, String form) {
    Outcome outcome = run("webadmit run 86446" + form, fault, MetaStudio.TOKEN);

    assertThat(outcome.exitCode()).as(outcome.stderr()).isIn(8, 9);
    assertThat(outcome.stderr()).contains("/links/export_files/");
    Set<String> secrets = secretsSent();
    for (RecordedRequest request : sandbox.requests("webadmit.link")) {
      secrets.add(request.rawQuery());
      String signature = request.rawQuery().replaceFirst("(?s).*&Signature=([^&]*).*", "$1");
      secrets.add(signature);
      secrets.add(URLDecoder.decode(signature, StandardCharsets.UTF_8));
    }
    assertThat(secrets).hasSizeGreaterThan(3);
    assertHasNoSecret(outcome, secrets);
  }

  static Stream<Arguments> linkFaults() {
    return Stream.of("echo@file", "echo=403@file", "echo=500@file", "redirect-nowhere@file")
        .flatMap(fault -> Stream.of("", " --json").map(form -> Arguments.of(fault, form)));
  }

  private Outcome run(String command, String fault, MetaStudio how) {
    Terminal terminal = Terminal.forSandbox(folder, sandbox.baseUrl(fault));
    if (how != MetaStudio.TOKEN) {
      boolean temporary = how == MetaStudio.TEMPORARY_KEYS;
      terminal.unset("METASTUDIO_TOKEN");
      terminal.set(
          "METASTUDIO_AK",
          temporary
              ? SandboxCredentials.METASTUDIO_TEMPORARY_AK
              : SandboxCredentials.METASTUDIO_AK);
      terminal.set(
          "METASTUDIO_SK",
          temporary
              ? SandboxCredentials.METASTUDIO_TEMPORARY_SK
              : SandboxCredentials.METASTUDIO_SK);
      if (temporary) {
        terminal.set("METASTUDIO_SECURITY_TOKEN", SandboxCredentials.METASTUDIO_SECURITY_TOKEN);
      }
    }
    return terminal.run((command + " -v").split(" "));
  }

  private static void assertHasNoSecret(Outcome outcome, Set<String> secrets) {
    assertThat(secrets).isNotEmpty();
    for (String secret : secrets) {
      assertThat(outcome.stderr()).doesNotContain(secret);
      assertThat(outcome.stdout()).doesNotContain(secret);
    }
  }

  /** Every credential that reached the server, and its parts, plain and coded. */
  private static Set<String> secretsSent() {
    Set<String> secrets = new TreeSet<>();
    for (RecordedRequest request : sandbox.requests()) {
      for (String name : HEADERS) {
        request.headers().getOrDefault(name, List.of()).forEach(value -> add(secrets, value));
      }
    }
    Set<String> coded = new TreeSet<>(secrets);
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      coded.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      coded.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
    return coded;
  }

  /** Of {@code Bearer TOKEN} and {@code SDK-HMAC-SHA256 …, Signature=…} the secret alone, too. */
  private static void add(Set<String> secrets, String value) {
    secrets.add(value);
    secrets.add(value.replaceFirst("(?s).*(?:Bearer |Signature=)", ""));
  }
}
