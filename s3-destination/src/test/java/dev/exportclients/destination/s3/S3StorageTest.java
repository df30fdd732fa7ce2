package dev.exportclients.destination.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Secret;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Leftover;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** What is promised of any S3 server: a real one passes it, too. */
class S3StorageTest {
  private static final Sandbox SANDBOX = Sandbox.start();
  private static final DownloadOptions OPTIONS = DownloadOptions.defaults();

  @TempDir Path spool;
  private final S3Server server = new S3Server();
  private final long part = server.parts.least();
  private S3Storage storage;

  @BeforeEach
  void open() {
    SANDBOX.reset();
    storage = server.storage(spool);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @AfterAll
  static void end() {
    SANDBOX.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, -1", "1, 0", "1, 1", "2, 0", "3, 1"})
  void objectIsWholeAndCarriesHashAndMediaType(int parts, int more) throws Exception {
    byte[] file = S3Server.file(parts * part + more);
    Destination place = storage.at(server.address("folder/a b.csv"));
    place.check(false);
    try (Upload upload = place.begin(csv("unused.csv"))) {
      for (int at = 0; at < file.length; at += 100_000) {
        upload.write(file, at, Math.min(100_000, file.length - at));
      }
      assertThat(server.keys()).isEmpty();
      assertThat(upload.commit(S3Server.sha256(file))).isEqualTo(server.address("folder/a b.csv"));
    }
    assertThat(server.bytes("folder/a b.csv")).isEqualTo(file);
    assertThat(server.head("folder/a b.csv").metadata())
        .containsEntry("sha256", S3Server.sha256(file));
    assertThat(server.head("folder/a b.csv").contentType()).isEqualTo("text/csv");
    assertThat(storage.sha256(server.address("folder/a b.csv"))).contains(S3Server.sha256(file));
    assertThat(storage.sha256(server.address("folder/b.csv"))).isEmpty();
    assertThat(server.unfinished()).isEmpty();
    assertNothingIsSpooled();
  }

  @Test
  void whatIsAbortedLeavesNothing() throws Exception {
    try (Upload upload = storage.at(server.address("a.csv")).begin(() -> "a.csv")) {
      upload.write(S3Server.file(part * 2), 0, (int) part * 2);
    }
    assertThat(server.keys()).isEmpty();
    assertThat(server.unfinished()).isEmpty();
    assertNothingIsSpooled();
  }

  @Test
  void existingObjectIsKeptUnlessOverwritingIsAskedFor() throws Exception {
    byte[] old = S3Server.file(10);
    store("a.csv", old, false);
    Destination place = storage.at(server.address("a.csv"));
    Destination folder = storage.at(server.address(""));

    assertThatThrownBy(() -> place.check(false)).satisfies(S3StorageTest::saysThatItExists);
    assertThatThrownBy(() -> folder.begin(() -> "a.csv"))
        .satisfies(S3StorageTest::saysThatItExists);
    byte[] asLong = old.clone();
    asLong[0]++;
    for (byte[] other : List.of(S3Server.file(11), asLong, S3Server.file(2 * part))) {
      assertThatThrownBy(() -> store("a.csv", other, false))
          .satisfies(S3StorageTest::saysThatItExists);
      assertThat(server.bytes("a.csv")).isEqualTo(old);
    }
    assertThat(server.unfinished()).isEmpty();
    for (byte[] other : List.of(S3Server.file(12), S3Server.file(3 * part))) {
      place.check(true);
      store("a.csv", other, true);
      assertThat(server.bytes("a.csv")).isEqualTo(other);
    }
  }

  /** Metadata are copied with what is done to an object later. */
  @Test
  void objectOfAnotherLengthIsNotTakenForOursWhateverItsMetadataSay() throws Exception {
    byte[] file = S3Server.file(2);
    String sha256 = S3Server.sha256(file);
    server.client.putObject(
        r -> r.bucket(server.bucket).key("a.csv").metadata(Map.of("sha256", sha256)),
        RequestBody.fromString("a"));

    assertThatThrownBy(() -> store("a.csv", file, false))
        .satisfies(S3StorageTest::saysThatItExists);
    assertThat(server.bytes("a.csv")).asString().isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void ofTwoWritersOneWins(int parts) throws Exception {
    List<byte[]> files = List.of(S3Server.file(parts * part + 7), S3Server.file(parts * part + 8));
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> outcomes = new ArrayList<>();
    for (byte[] file : files) {
      Callable<Boolean> writer =
          () -> {
            try (Upload upload = storage.at(server.address("a.csv")).begin(() -> "a.csv")) {
              upload.write(file, 0, file.length);
              together.await();
              upload.commit(S3Server.sha256(file));
              return true;
            } catch (DestinationException lost) {
              saysThatItExists(lost);
              return false;
            }
          };
      outcomes.add(threads.submit(writer));
    }
    boolean first = outcomes.get(0).get();
    boolean second = outcomes.get(1).get();
    threads.shutdown();

    assertThat(first).isNotEqualTo(second);
    assertThat(server.bytes("a.csv")).isEqualTo(files.get(first ? 0 : 1));
    assertThat(server.unfinished()).isEmpty();
  }

  @Test
  void leftoverOfAProcessThatWasKilledIsListedAndTakenAway() throws Exception {
    List<String> handles = new ArrayList<>();
    byte[] file = S3Server.file(2 * part);
    Destination place =
        storage.at(
            server.address("night/a.csv"),
            handle -> {
              handles.add(handle);
              throw new IllegalStateException("killed");
            });
    Upload killed = place.begin(() -> "a.csv");
    killed.write(file, 0, file.length);
    assertThatThrownBy(() -> killed.commit(S3Server.sha256(file))).hasMessage("killed");

    List<Leftover> left = storage.leftovers(server.address("night/"));
    assertThat(left).extracting(Leftover::handle).containsExactlyElementsOf(handles);
    assertThat(left.get(0).address()).isEqualTo(server.address("night/a.csv"));
    assertThat(left.get(0).startedAt()).isNotNull();
    assertThat(storage.leftovers(server.address("night/a.csv"))).hasSize(1);
    assertThat(storage.leftovers(server.address("night/a"))).isEmpty();
    try (Destinations later = Destinations.of(server.environment)) {
      later.abort(handles.get(0));
      later.abort(handles.get(0));
    }
    assertThat(server.unfinished()).isEmpty();
    assertThat(server.keys()).isEmpty();
    killed.close();
  }

  @Test
  void abortOfWhatWasCommittedKeepsTheObject() throws Exception {
    List<String> handles = new ArrayList<>();
    byte[] file = S3Server.file(2 * part);
    try (Upload upload = storage.at(server.address("a.csv"), handles::add).begin(() -> "a.csv")) {
      upload.write(file, 0, file.length);
      upload.commit(S3Server.sha256(file));
    }
    storage.abort(handles.get(0));

    assertThat(server.bytes("a.csv")).isEqualTo(file);
  }

  @Test
  void bucketThatIsMissingIsSeenBeforeAnythingIsSentToTheProvider() {
    try (EmsClient ems = ems("")) {
      Destination nowhere = storage.at("s3://no-such-bucket-anywhere/a.csv");
      assertThatThrownBy(() -> ems.results(1234).saveTo(nowhere, OPTIONS))
          .isInstanceOfSatisfying(
              DestinationException.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.REFUSED))
          .hasMessageContaining("there is no bucket no-such-bucket-anywhere; create it");
    }
    assertThat(SANDBOX.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ü & <b>'\"+%2F?#.csv", "a=b;c,d:e@f$.csv", "…", "uploadId=x"})
  void nameOfAServerIsTakenAsItStands(String name) throws Exception {
    byte[] file = S3Server.file(2 * part);
    List<String> handles = new ArrayList<>();
    try (Upload upload = storage.at(server.address("in/"), handles::add).begin(() -> name)) {
      upload.write(file, 0, file.length);
      assertThat(upload.commit(S3Server.sha256(file))).isEqualTo(server.address("in/" + name));
    }
    assertThat(server.bytes("in/" + name)).isEqualTo(file);
    assertThat(S3Handle.parse(handles.get(0)).address().key()).isEqualTo("in/" + name);
  }

  @Test
  void breakOfTheProviderIsResumed() throws Exception {
    int id = 1_000_000_000 + 200_000;
    try (EmsClient ems = ems("cut=70000")) {
      Download.Stored stored = ems.results(id).saveTo(storage.at(server.address("in/")), OPTIONS);

      assertThat(stored.receipt().resumes()).isEqualTo(1);
      String key = S3Address.parse(stored.location()).key();
      assertThat(S3Server.sha256(server.bytes(key))).isEqualTo(stored.receipt().sha256());
      assertThat(server.head(key).contentLength()).isEqualTo(200_000);
      assertThat(server.head(key).contentType()).isEqualTo("text/csv");
    }
  }

  @Test
  void breakThatCantBeResumedLeavesNothing() throws Exception {
    try (EmsClient ems = ems("cut=170000,no-validator")) {
      assertThatThrownBy(
              () -> ems.results(1_000_200_000).saveTo(storage.at(server.address("a.csv")), OPTIONS))
          .isInstanceOf(TransferException.class);
    }
    assertThat(server.keys()).isEmpty();
    assertThat(server.unfinished()).isEmpty();
    assertNothingIsSpooled();
  }

  @Test
  void signInPageIsNotStored() throws Exception {
    try (EmsClient ems = ems("html")) {
      assertThatThrownBy(
              () -> ems.results(1_000_200_000).saveTo(storage.at(server.address("")), OPTIONS))
          .isInstanceOf(UnexpectedContentException.class);
    }
    assertThat(server.keys()).isEmpty();
    assertNothingIsSpooled();
  }

  @Test
  void takenNameIsRefusedBeforeAnythingIsSentToTheProvider() throws Exception {
    store("a.csv", S3Server.file(1), false);
    try (EmsClient ems = ems("");
        Destinations places = Destinations.of(server.environment)) {
      assertThatThrownBy(
              () -> ems.results(1_000_000_010).saveTo(places.at(server.address("a.csv")), OPTIONS))
          .satisfies(S3StorageTest::saysThatItExists);
      assertThat(SANDBOX.requests()).isEmpty();
      assertThatCode(
              () ->
                  ems.results(1_000_000_010)
                      .saveTo(places.at(server.address("a.csv")), OPTIONS.overwrite(true)))
          .doesNotThrowAnyException();
    }
    assertThat(server.head("a.csv").contentLength()).isEqualTo(10);
  }

  private void store(String key, byte[] file, boolean overwrite) throws Exception {
    IncomingFile incoming =
        new IncomingFile() {
          @Override
          public String name() {
            return key;
          }

          @Override
          public boolean overwrite() {
            return overwrite;
          }
        };
    try (Upload upload = storage.at(server.address(key)).begin(incoming)) {
      upload.write(file, 0, file.length);
      upload.commit(S3Server.sha256(file));
    }
  }

  private static IncomingFile csv(String name) {
    return new IncomingFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> mediaType() {
        return Optional.of("text/csv");
      }
    };
  }

  private static void saysThatItExists(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(DestinationException.class)
        .hasMessageContaining("exists already");
    assertThat(((DestinationException) failure).reason()).isEqualTo(Reason.EXISTS);
  }

  private void assertNothingIsSpooled() throws Exception {
    try (Stream<Path> files = Files.list(spool)) {
      assertThat(files).isEmpty();
    }
  }

  private static EmsClient ems(String faults) {
    return EmsClient.builder()
        .baseUrl(faults.isEmpty() ? SANDBOX.baseUrl() : SANDBOX.baseUrl(faults))
        .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
        .build();
  }
}
