package dev.exportclients.destination.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import dev.exportclients.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes wrong at a server: said in one type, and nothing stands there. */
class S3FailuresTest {
  @TempDir Path spool;
  private final S3Server server = new S3Server();
  private final long part = server.parts.least();
  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeEach
  void onlyOurs() {
    assumeTrue(server.fake != null, "a real server fails in its own ways");
  }

  @AfterEach
  void close() {
    released.countDown();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, REFUSED, s3:PutObject",
    "403, InvalidAccessKeyId, REFUSED, check AWS_ACCESS_KEY_ID",
    "403, SignatureDoesNotMatch, REFUSED, check AWS_ACCESS_KEY_ID",
    "400, ExpiredToken, REFUSED, have expired",
    "403, RequestTimeTooSkewed, REFUSED, clock",
    "301, PermanentRedirect, REFUSED, set AWS_REGION",
    "501, NotImplemented, REFUSED, on the condition",
    "404, NoSuchBucket, REFUSED, there is no bucket",
    "400, KeyTooLongError, REFUSED, check the address",
    "400, BadDigest, DAMAGED, not what was sent",
    "503, SlowDown, UNAVAILABLE, try later",
    "500, InternalError, UNAVAILABLE, try later",
    "429, TooManyRequests, UNAVAILABLE, try later"
  })
  void refusalSaysWhatToDo(int status, String code, Reason reason, String advice) {
    server.fake.fault =
        request -> request.startsWith("PUT") ? FakeS3.Reply.error(status, code) : null;

    DestinationException failure = failure(1);

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(advice).hasMessageNotContaining("not now");
    assertThat(failure.address()).isEqualTo(server.address("a.csv"));
    assertNothingStands();
  }

  @Test
  void partThatIsRefusedAbortsTheUpload() {
    server.fake.fault =
        request ->
            request.contains("partNumber=2") ? FakeS3.Reply.error(403, "AccessDenied") : null;

    assertThat(failure(3 * part).reason()).isEqualTo(Reason.REFUSED);
    assertThat(server.fake.requests).anyMatch(request -> request.contains("partNumber=1"));
    assertNothingStands();
  }

  @Test
  void errorInTheBodyOfA200IsAnError() {
    String error = "<Error><Code>InternalError</Code><Message>sorry</Message></Error>";
    server.fake.fault =
        request ->
            request.startsWith("POST") && request.contains("uploadId")
                ? new FakeS3.Reply(200, error, false)
                : null;

    assertThat(failure(3 * part).reason()).isEqualTo(Reason.UNAVAILABLE);
    assertNothingStands();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 150_000})
  void objectWhoseResponseWasLostIsStored(long length) throws Exception {
    AtomicInteger commits = new AtomicInteger();
    server.fake.fault =
        request -> {
          boolean isCommit =
              length > part
                  ? request.startsWith("POST") && request.contains("uploadId")
                  : request.startsWith("PUT");
          return isCommit && commits.incrementAndGet() == 1
              ? new FakeS3.Reply(500, "", true)
              : null;
        };
    byte[] file = S3Server.file(length);

    store(file, S3Server.sha256(file));

    assertThat(commits).hasValue(2);
    assertThat(server.bytes("a.csv")).isEqualTo(file);
    assertThat(server.unfinished()).isEmpty();
  }

  @Test
  void otherBytesThanThoseThatWereHashedAreRefused() throws Exception {
    String another = S3Server.sha256(S3Server.file(2));

    assertThatThrownBy(() -> store(S3Server.file(1), another))
        .isInstanceOfSatisfying(
            DestinationException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.DAMAGED));
    assertNothingStands();
  }

  @Test
  void whoMayWriteNeedNotBeAllowedToLook() throws Exception {
    server.fake.fault =
        request -> request.startsWith("HEAD") ? FakeS3.Reply.error(403, "AccessDenied") : null;
    byte[] file = S3Server.file(1);
    server.storage(spool).at(server.address("a.csv")).check(false);

    store(file, S3Server.sha256(file));

    assertThat(server.bytes("a.csv")).isEqualTo(file);
  }

  @Test
  void serverThatIsNotThereIsUnavailable() {
    server.fake.close();

    assertThat(failure(1).reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThatThrownBy(() -> server.storage(spool).at(server.address("a.csv")).check(false))
        .hasMessageContaining("no response from S3 (Connection refused); check the endpoint");
  }

  @Test
  void missingCredentialsAreNamed() {
    SdkClientException missing =
        SdkClientException.create("Unable to load credentials from any of the providers: …");

    assertThat(S3Failures.of(S3Address.parse("s3://lake/a"), missing))
        .hasMessageContaining("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partNumber=2", "PUT /"})
  void interruptEndsAtOnceAndTidiesUp(String where) throws Exception {
    CountDownLatch reached = hangAt(where);
    AtomicReference<DestinationException> failure = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread writer =
        new Thread(
            () -> {
              failure.set(failure(where.startsWith("PUT") ? 1 : 3 * part));
              flag.set(Thread.currentThread().isInterrupted());
            });
    writer.start();
    reached.await();
    writer.interrupt();
    writer.join();

    assertThat(failure.get()).hasMessageContaining("interrupted");
    assertThat(flag.get()).isTrue();
    assertNothingStands();
  }

  /** Anything that is said over TLS will do: the sandbox has no bucket. */
  @Test
  void authoritiesOfAFileAreTrusted() throws Exception {
    try (Sandbox tls = Sandbox.startTls(0)) {
      Path ca = spool.resolve("ca.pem");
      tls.certificate().orElseThrow().saveTo(ca);
      Map<String, String> environment =
          new HashMap<>(
              Map.of(
                  "AWS_ENDPOINT_URL", tls.baseUrl().toString(),
                  "AWS_ACCESS_KEY_ID", FakeS3.ID,
                  "AWS_SECRET_ACCESS_KEY", FakeS3.SECRET));
      try (S3Storage strangers = S3Storage.of(environment)) {
        assertThatThrownBy(() -> strangers.at("s3://lake/a.csv").check(false))
            .isInstanceOf(DestinationException.class)
            .hasMessageContaining("certif");
      }
      environment.put("AWS_CA_BUNDLE", ca.toString());
      try (S3Storage trusting = S3Storage.of(environment)) {
        assertThatThrownBy(() -> trusting.at("s3://lake/a.csv").check(false))
            .isInstanceOf(DestinationException.class)
            .hasMessageNotContaining("certif");
      }
    }
  }

  @Test
  void authoritiesThatCantBeReadAreSaidByTheirVariable() {
    assertThatThrownBy(() -> S3Storage.of(Map.of("AWS_CA_BUNDLE", "nowhere.pem")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AWS_CA_BUNDLE");
  }

  @Test
  void deadlineEndsALookBeforehand() throws Exception {
    hangAt("");
    Destination place = server.storage(spool).at(server.address("a.csv"));

    assertThatThrownBy(() -> place.check(false, () -> Optional.of(Duration.ofMillis(200))))
        .isInstanceOf(DestinationException.class)
        .hasMessageContaining("the deadline passed");
    assertNothingStands();
  }

  @Test
  void deadlineEndsAtOnceAndTidiesUp() throws Exception {
    hangAt("partNumber=2");
    IncomingFile hurried =
        new IncomingFile() {
          @Override
          public String name() {
            return "a.csv";
          }

          @Override
          public Optional<Duration> timeLeft() {
            boolean isStuck = server.fake.requests.toString().contains("partNumber=1");
            return Optional.of(isStuck ? Duration.ZERO : Duration.ofMinutes(1));
          }
        };
    byte[] file = S3Server.file(3 * part);
    assertThatThrownBy(
            () -> {
              try (Upload upload =
                  server.storage(spool).at(server.address("a.csv")).begin(hurried)) {
                upload.write(file, 0, file.length);
                upload.commit(S3Server.sha256(file));
              }
            })
        .isInstanceOf(DestinationException.class)
        .hasMessageContaining("the deadline passed");
    assertNothingStands();
  }

  @Test
  void noSecretIsInAnyText() {
    String echo = FakeS3.SECRET + " " + FakeS3.ID;
    server.fake.fault =
        request ->
            new FakeS3.Reply(
                400,
                "<Error><Code>" + echo + "</Code><Message>" + echo + "</Message></Error>",
                false);
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    failure(1).printStackTrace(out);
    failure(2 * part).printStackTrace(out);
    try (S3Storage storage = S3Storage.of(server.environment)) {
      out.print(storage);
      out.print(storage.at(server.address("a.csv")));
      catchThrowableOfType(DestinationException.class, () -> storage.leftovers(server.address("")))
          .printStackTrace(out);
    }
    server.fake.close();
    failure(1).printStackTrace(out);

    assertThat(text.toString())
        .contains("S3 says 400")
        .doesNotContain(FakeS3.SECRET)
        .doesNotContain(FakeS3.ID);
  }

  private CountDownLatch hangAt(String where) {
    CountDownLatch reached = new CountDownLatch(1);
    server.fake.fault =
        request -> {
          if (request.contains(where)) {
            reached.countDown();
            released.await();
            return FakeS3.Reply.error(500, "InternalError");
          }
          return null;
        };
    return reached;
  }

  private DestinationException failure(long length) {
    byte[] file = S3Server.file(length);
    return catchThrowableOfType(
        DestinationException.class, () -> store(file, S3Server.sha256(file)));
  }

  private void store(byte[] file, String sha256) {
    try (S3Client client = S3Server.impatient(server.environment);
        Upload upload =
            S3Storage.of(client, spool, server.parts)
                .at(server.address("a.csv"))
                .begin(() -> "a.csv")) {
      upload.write(file, 0, file.length);
      upload.commit(sha256);
    }
  }

  private void assertNothingStands() {
    server.fake.fault = request -> null;
    assertThat(server.keys()).isEmpty();
    assertThat(server.unfinished()).isEmpty();
  }
}
