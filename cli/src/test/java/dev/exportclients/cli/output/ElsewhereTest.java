package dev.exportclients.cli.output;

import static dev.exportclients.core.CannedResponse.csv;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.RoutedServer;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.DestinationProvider;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Leftover;
import dev.exportclients.core.destination.Storage;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that go elsewhere than into the file system, by the address in {@code --output}. */
class ElsewhereTest {
  private static final Map<String, String> FILES = new TreeMap<>();

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    FILES.clear();
    for (int id = 1; id <= 2; id++) {
      server.on("/ems/resultsExport/" + id, csv("results " + id));
    }
    terminal = new Terminal(folder, server.url()).set("MEMORY_KEY", "open");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome run(String command) {
    return terminal.run(command.split(" "));
  }

  @Test
  void fileGoesToItsAddressWhichIsPrinted() throws Exception {
    Outcome plain = run("ems results 1 -o memory://m/a.csv");
    Outcome json = run("ems results 1 -o memory://m/in/ --json");

    assertThat(plain.exitCode()).as(plain.stderr()).isZero();
    assertThat(plain.stdout()).isEqualTo("memory://m/a.csv\n");
    assertThat(FILES).containsEntry("memory://m/a.csv", "results 1");
    JsonNode receipt = new ObjectMapper().readTree(json.stdout());
    assertThat(receipt.get("file").asText()).isEqualTo("memory://m/in/results-1.csv");
    assertThat(receipt.get("bytes").asLong()).isEqualTo(9);
  }

  @Test
  void severalGoBelowAnAddressThatEndsWithASlash() {
    assertThat(run("ems results 1 2 -o memory://m/in/").stdout())
        .isEqualTo("memory://m/in/results-1.csv\nmemory://m/in/results-2.csv\n");

    Outcome refused = run("ems results 1 2 -o memory://m/in");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr()).contains("--output must be a folder for more than one file");
  }

  @Test
  void existingFileIsKeptSkippedOrReplaced() throws Exception {
    FILES.put("memory://m/a.csv", "old");
    Outcome kept = run("ems results 1 -o memory://m/a.csv --json");
    Outcome skipped = run("ems results 1 -o memory://m/a.csv --skip-existing");

    assertThat(kept.exitCode()).isEqualTo(11);
    JsonNode error = new ObjectMapper().readTree(kept.stderr()).get("error");
    assertThat(error.get("reason").asText()).isEqualTo("exists");
    assertThat(error.get("message").asText())
        .isEqualTo("memory://m/a.csv exists already; --force replaces it, --output names another");
    assertThat(skipped.exitCode()).isZero();
    assertThat(skipped.stdout()).isEqualTo("memory://m/a.csv\n");
    assertThat(server.requests()).isEmpty();
    assertThat(FILES).containsEntry("memory://m/a.csv", "old");
    assertThat(run("ems results 1 -o memory://m/a.csv --force").exitCode()).isZero();
    assertThat(FILES).containsEntry("memory://m/a.csv", "results 1");
  }

  @Test
  void nameFromTheServerThatIsTakenIsSeenBeforeItsBytes() {
    FILES.put("memory://m/results-1.csv", "old");

    assertThat(run("ems results 1 2 -o memory://m/ --skip-existing").exitCode()).isZero();
    assertThat(FILES)
        .containsEntry("memory://m/results-1.csv", "old")
        .containsEntry("memory://m/results-2.csv", "results 2");
    assertThat(run("ems results 1 2 -o memory://m/ --force").exitCode()).isZero();
    assertThat(FILES).containsEntry("memory://m/results-1.csv", "results 1");
  }

  @ParameterizedTest
  @CsvSource({
    "gs://lake/a.csv, a scheme that nothing here provides: gs; there are file; memory; s3",
    "memory://closed/a.csv, --output: no such memory",
    "s3://lake/../a.csv, --output: a key must not have"
  })
  void addressThatIsNoneIsAMistakeOfUse(String address, String message) {
    Outcome refused = run("ems results 1 -o " + address);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr().replace(",", ";")).contains(message);
    assertThat(server.requests()).isEmpty();
  }

  /** What is stored here is in {@link #FILES}. */
  public static final class Memory implements DestinationProvider, Storage {
    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public void requireValid(String address) {
      if (!address.startsWith("memory://m/")) {
        throw new IllegalArgumentException("no such memory");
      }
    }

    @Override
    public Storage connect(Map<String, String> environment) {
      assertThat(environment).containsEntry("MEMORY_KEY", "open");
      return this;
    }

    @Override
    public List<Leftover> leftovers(String address) {
      return List.of();
    }

    @Override
    public void abort(String handle) {}

    @Override
    public void close() {}

    @Override
    public Destination at(String address, Consumer<String> unfinished) {
      requireValid(address);
      return new Destination() {
        @Override
        public String address() {
          return address;
        }

        @Override
        public void check(boolean overwrite) {
          requireFree(address, overwrite);
        }

        @Override
        public Upload begin(IncomingFile file) {
          String name = address.endsWith("/") ? address + file.name() : address;
          requireFree(name, file.overwrite());
          return new MemoryUpload(name, new ByteArrayOutputStream());
        }
      };
    }

    private static void requireFree(String address, boolean overwrite) {
      if (!overwrite && FILES.containsKey(address)) {
        throw new DestinationException(address + " exists", Reason.EXISTS, address, null);
      }
    }
  }

  private record MemoryUpload(String name, ByteArrayOutputStream bytes) implements Upload {
    @Override
    public void write(byte[] next, int offset, int length) {
      bytes.write(next, offset, length);
    }

    @Override
    public String commit(String sha256) {
      FILES.put(name, bytes.toString(UTF_8));
      return name;
    }

    @Override
    public void abort() {}
  }
}
