package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder as a target, made where it is missing. */
class SaveIntoTest {
  @TempDir Path folder;
  private ScriptedServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    server =
        new ScriptedServer(
            x -> x.send("200 OK", "Content-Disposition: attachment; filename=f.csv\r\n", "a,b"));
    client = new TestClient(server.url(), ClientSettings.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "exports", "2026/11/27", "a/../exports", "exports/"})
  void takesTheFileUnderTheServersName(String name) throws IOException {
    Path into = folder.resolve(name);

    DownloadReceipt receipt = client.file("1").saveInto(into);

    assertThat(into.resolve("f.csv")).hasContent("a,b");
    assertThat(receipt.file().orElseThrow().toRealPath())
        .isEqualTo(into.resolve("f.csv").toRealPath());
  }

  @Test
  void mayBeALinkToAFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    client.file("1").saveInto(link.resolve("below"));
    client.file("1").saveInto(link);

    assertThat(real.resolve("f.csv")).hasContent("a,b");
    assertThat(real.resolve("below/f.csv")).hasContent("a,b");
  }

  @Test
  void leavesAFileThatIsThereUnlessItMayReplaceIt() throws IOException {
    Files.writeString(folder.resolve("f.csv"), "yesterday's");

    assertThatThrownBy(() -> client.file("1").saveInto(folder))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("exists already");
    assertThat(folder.resolve("f.csv")).hasContent("yesterday's");

    client.file("1").saveInto(folder, DownloadOptions.defaults().overwrite(true));
    assertThat(folder.resolve("f.csv")).hasContent("a,b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/below", "file/below/that", "dangling", "dangling/below"})
  void whatIsInTheWayIsNamedBeforeAnythingIsSent(String name) throws IOException {
    Files.writeString(folder.resolve("file"), "x");
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

    assertThatThrownBy(() -> client.file("1").saveInto(folder.resolve(name)))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("can't create the folder")
        .hasMessageContaining(folder.resolve(name.replaceFirst("/.*", "")) + " is no folder");
    assertThat(server.requests()).isEmpty();
    assertThat(folder.resolve("file")).hasContent("x");
  }
}
