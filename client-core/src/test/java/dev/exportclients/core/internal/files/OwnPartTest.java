package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what this process wrote gets the name, whatever others put beside it. */
class OwnPartTest {
  private static final int SIZE = 550_000;
  private static final int CUT = 300_000;
  private static final byte[] FILE = bytes();
  private static final String TAG = "\"v1\"";

  @TempDir Path folder;
  private boolean done;
  private final ScriptedServer server =
      new ScriptedServer(
          x -> {
            if (x.number() == 1) {
              x.head("200 OK", "ETag: " + TAG + "\r\nContent-Length: " + SIZE + "\r\n");
              x.write(FILE, 0, CUT);
              x.cut();
            } else {
              x.serve(FILE, TAG);
            }
          });
  private final TestClient client =
      new TestClient(
          server.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build());

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, false", "nothing, true", "file, false", "file, true",
    "copy, false", "copy, true", "link, false", "link, true",
    "folder, false", "folder, true"
  })
  void publishesNothingThatStandsInThePlaceOfThePart(String what, boolean overwrite)
      throws Exception {
    leavePart();
    Path target = folder.resolve("f");
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    if (overwrite) {
      Files.writeString(target, "old");
    }
    DownloadOptions options =
        DownloadOptions.defaults()
            .overwrite(overwrite)
            .onProgress((bytes, total) -> once(bytes == SIZE, () -> replacePart(what, victim)));

    assertThatThrownBy(() -> client.file("1").saveTo(target, options))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("another program");

    if (overwrite) {
      assertThat(target).hasContent("old");
    } else {
      assertThat(target).doesNotExist();
    }
    assertThat(victim).hasContent("precious");
    if (!what.equals("nothing")) {
      assertThat(part()).as("what another put there").isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, SIZE})
  void publishesNoPartWhoseLengthAnotherChangedMeanwhile(int length) throws Exception {
    leavePart();
    DownloadOptions options =
        DownloadOptions.defaults()
            .onProgress((bytes, total) -> once(bytes > CUT, () -> setLength(part(), length)));

    assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f"), options))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("another program");

    assertThat(folder.resolve("f")).doesNotExist();
    saveWhole();
  }

  private static void setLength(List<Path> parts, int length) throws IOException {
    try (RandomAccessFile part = new RandomAccessFile(parts.get(0).toFile(), "rw")) {
      part.setLength(length);
    }
  }

  @Test
  void leavesThePartAloneThatAnotherProcessBeganMeanwhile() throws Exception {
    Path target = folder.resolve("f");
    DownloadOptions options =
        DownloadOptions.defaults()
            .resume(false)
            .onProgress(
                (bytes, total) ->
                    once(
                        bytes > 0,
                        () -> {
                          Path part = part().get(0);
                          Files.delete(part);
                          Files.writeString(part, "theirs");
                          Files.deleteIfExists(sidecar(part));
                          Files.writeString(sidecar(part), "their note");
                        }));

    assertThatThrownBy(() -> client.file("1").saveTo(target, options)).isNotNull();

    assertThat(part().get(0)).hasContent("theirs");
    assertThat(sidecar(part().get(0))).hasContent("their note");
  }

  @Test
  void goesOnWithAPartThatNobodyTouched() throws Exception {
    leavePart();
    saveWhole();
    assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=" + CUT + "-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flipped", "flipped last", "zeros", "shorter", "empty", "other file"})
  void beginsAnewWhenThePartHasChanged(String how) throws Exception {
    leavePart();
    Path part = part().get(0);
    byte[] left = Files.readAllBytes(part);
    assertThat(left).isEqualTo(Arrays.copyOf(FILE, CUT));
    switch (how) {
      case "flipped" -> left[123_456] ^= 1;
      case "flipped last" -> left[CUT - 1] ^= 0x40;
      case "zeros" -> Arrays.fill(left, 200_000, 300_000, (byte) 0);
      case "shorter" -> left = Arrays.copyOf(left, 77_777);
      case "empty" -> left = new byte[0];
      default -> left = new byte[CUT];
    }
    if (how.equals("other file")) {
      Files.delete(part);
    }
    Files.write(part, left);

    saveWhole();

    assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000, 1_000_000})
  void cutsOffWhatWasAppendedToThePart(int more) throws Exception {
    leavePart();
    byte[] garbage = new byte[more];
    Files.write(part().get(0), garbage, StandardOpenOption.APPEND);

    saveWhole();

    assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=" + CUT + "-");
  }

  /** As a kill leaves it in the middle of a write, whose checkpoint stands already. */
  @Test
  void aWriteThatWasCutShortCostsOneBuffer() throws Exception {
    leavePart();
    Path part = part().get(0);
    Files.write(part, Arrays.copyOf(FILE, CUT - 1));

    saveWhole();

    String range = server.requests().get(1).headers().getOrDefault("range", "bytes=0-");
    assertThat(Integer.parseInt(range.replaceAll("\\D", ""))).isBetween(CUT - 128 * 1024, CUT - 1);
  }

  @Test
  void readsThePartBeforeThereIsAConnectionAndWithinTheDeadline() throws Exception {
    leavePart();
    Sleeper slow =
        new Sleeper() {
          private final AtomicLong seconds = new AtomicLong();

          @Override
          public void sleep(Duration duration) {}

          @Override
          public long nanoTime() {
            return TimeUnit.SECONDS.toNanos(seconds.incrementAndGet());
          }
        };
    try (var hurried =
        new TestClient(
            server.url(),
            ClientSettings.builder().sleeper(slow).deadline(Duration.ofSeconds(3)).build())) {
      assertThatThrownBy(() -> hurried.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(TransferException.class)
          .hasMessage("test.file: the deadline passed");
    }
    assertThat(server.requests()).as("of the part's download").hasSize(1);
    assertThat(server.connections()).isEqualTo(1);

    saveWhole();
    assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=" + CUT + "-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw----rw-", "rw-rw-rw-", "rw--w----"})
  void beginsAnewWhenOthersMayHaveWritten(String permissions) throws Exception {
    leavePart();
    Files.setPosixFilePermissions(part().get(0), PosixFilePermissions.fromString(permissions));
    saveWhole();
    assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
  }

  @Test
  void beginsAnewWhenOthersMayHaveWrittenTheSidecar() throws Exception {
    leavePart();
    Files.setPosixFilePermissions(
        sidecar(part().get(0)), PosixFilePermissions.fromString("rw-rw-rw-"));
    saveWhole();
    assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
  }

  /** Only root can make files of another user. */
  @Test
  void neitherUsesNorTouchesThePartOfAnotherUser() throws Exception {
    leavePart();
    Path theirs = part().get(0);
    byte[] content = Files.readAllBytes(theirs);
    boolean root = (Integer) Files.getAttribute(theirs, "unix:uid") == 0;
    Assumptions.assumeTrue(root);
    Files.setAttribute(theirs, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(sidecar(theirs), "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);

    DownloadReceipt receipt = client.file("1").saveTo(folder.resolve("f"));

    assertThat(receipt.warnings()).isEmpty();
    assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
    assertThat(Files.readAllBytes(theirs)).isEqualTo(content);
    assertThat(sidecar(theirs)).exists();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(3);
    }
  }

  enum Unusable {
    FIFO,
    DEVICE,
    LINK_TO_FILE,
    LINK_TO_NOWHERE,
    FOLDER,
    FULL_FOLDER,
    HUGE,
    EMPTY,
    BINARY,
    BAD_ESCAPE,
    ANOTHER_NAME,
    BAD_CHECKPOINT,
    NEGATIVE_CHECKPOINT
  }

  @ParameterizedTest
  @EnumSource(Unusable.class)
  @Timeout(60)
  void aSidecarThatIsNoneIsNotUsed(Unusable kind) throws Exception {
    leavePart();
    Path sidecar = sidecar(part().get(0));
    String note = Files.readString(sidecar);
    Files.delete(sidecar);
    switch (kind) {
      case FIFO -> run("mkfifo", sidecar.toString());
      case DEVICE -> Files.createSymbolicLink(sidecar, Path.of("/dev/zero"));
      case LINK_TO_FILE ->
          Files.createSymbolicLink(sidecar, Files.writeString(folder.resolve("note"), note));
      case LINK_TO_NOWHERE -> Files.createSymbolicLink(sidecar, folder.resolve("nowhere"));
      case FOLDER -> Files.createDirectory(sidecar);
      case FULL_FOLDER -> Files.createDirectories(sidecar.resolve("full"));
      case HUGE -> Files.writeString(sidecar, note + "x=" + "y".repeat(70_000));
      case EMPTY -> Files.createFile(sidecar);
      case BINARY -> Files.write(sidecar, FILE);
      case BAD_ESCAPE -> Files.writeString(sidecar, note + "x=\\u00zz");
      case ANOTHER_NAME ->
          Files.writeString(sidecar, note + "content-disposition=attachment; filename\\=evil\n");
      case BAD_CHECKPOINT -> Files.writeString(sidecar, note.replace(".0=0", ".0=x"));
      default -> Files.writeString(sidecar, note.replace(".0=0", ".0=f").replace(".1=0", ".1=f"));
    }

    DownloadReceipt receipt = client.file("1").saveTo(folder.resolve("f"));

    assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
    if (kind == Unusable.FULL_FOLDER) {
      assertThat(receipt.warnings()).containsExactly(DownloadWarning.LEFTOVER_FILE);
    } else {
      assertThat(receipt.warnings()).isEmpty();
      assertThat(part()).isEmpty();
      assertThat(Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
  }

  @Test
  void nobodyElseMayReadThePartBeforeItHasItsName() throws Exception {
    Path target = Files.writeString(folder.resolve("f"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    Set<String> seen = new HashSet<>();
    DownloadOptions options =
        DownloadOptions.defaults()
            .overwrite(true)
            .onProgress((bytes, total) -> always(() -> seen.addAll(permissions())));

    assertThatThrownBy(() -> client.file("1").saveTo(target, options)).isNotNull();
    seen.addAll(permissions());
    client.file("1").saveTo(target, options);
    seen.addAll(permissions());

    assertThat(seen).containsExactly("rw-------");
    assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
  }

  @Test
  void aPartThatOthersCouldReadIsClosedToThem() throws Exception {
    leavePart();
    Files.setPosixFilePermissions(part().get(0), PosixFilePermissions.fromString("rw-r--r--"));
    Set<String> seen = new HashSet<>();
    client
        .file("1")
        .saveTo(
            folder.resolve("f"),
            DownloadOptions.defaults()
                .onProgress((bytes, total) -> always(() -> seen.addAll(permissions()))));
    assertThat(seen).containsExactly("rw-------");
    assertThat(server.requests().get(1).headers()).containsKey("range");
  }

  /** As a kill leaves it between the two moves of a system without links. */
  @Test
  void findsThePartThatWasSetAsideToGetItsName() throws Exception {
    leavePart();
    Path part = part().get(0);
    Files.move(part, HiddenFiles.another(part));
    saveWhole();
    assertThat(server.requests().get(1).headers()).containsKey("range");
  }

  /** As a kill leaves it between the second name and the third. */
  @Test
  void goesOnWithAPartThatGotNoNameButASecondHiddenOne() throws Exception {
    leavePart();
    Path part = part().get(0);
    Files.createLink(HiddenFiles.another(part), part);
    saveWhole();
    assertThat(server.requests().get(1).headers()).containsKey("range");
  }

  private void leavePart() throws IOException {
    assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f"))).isNotNull();
    assertThat(part()).hasSize(1);
    assertThat(sidecar(part().get(0))).exists();
  }

  private void saveWhole() throws IOException {
    DownloadReceipt receipt = client.file("1").saveTo(folder.resolve("f"));
    assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    assertThat(receipt.warnings()).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  private void replacePart(String what, Path victim) throws IOException {
    Path part = part().get(0);
    byte[] content = Files.readAllBytes(part);
    Files.delete(part);
    switch (what) {
      case "file" -> Files.writeString(part, "half of another");
      case "copy" -> Files.write(part, content);
      case "link" -> Files.createSymbolicLink(part, victim);
      case "folder" -> Files.createDirectories(part.resolve("in it"));
      default -> {}
    }
  }

  private List<Path> part() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".part")).toList();
    }
  }

  private static Path sidecar(Path part) {
    return Sidecar.of(part);
  }

  /** Of all files of the folder. */
  private Set<String> permissions() throws IOException {
    Set<String> permissions = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return permissions;
  }

  private void once(boolean now, Action action) {
    if (now && !done) {
      done = true;
      always(action);
    }
  }

  private static void always(Action action) {
    try {
      action.run();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
