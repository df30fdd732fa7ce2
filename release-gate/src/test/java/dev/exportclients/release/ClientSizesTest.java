package dev.exportclients.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSizesTest {
  @TempDir Path folder;
  private Path repository;
  private Path local;

  @BeforeEach
  void publish() throws Exception {
    repository = folder.resolve("repository");
    local = folder.resolve("local");
    String components =
        "\"components\": [{\"group\": \"org.example\", \"name\": \"lib\", \"version\": \"2\"}]";
    new SampleRepository()
        .text(
            "ems-client-1.0-cyclonedx.json", text -> text.replace("\"components\": []", components))
        .write(repository, new Signer(folder.resolve("key")));
  }

  private void library(int bytes) throws IOException {
    Path place = Files.createDirectories(local.resolve("org/example/lib/2"));
    Files.write(place.resolve("lib-2.jar"), new byte[bytes]);
  }

  @Test
  void countsTheClientAndAllThatItsSbomNames() throws IOException {
    library(1_000_000);
    long own = Files.size(SampleRepository.place(repository, "ems-client-1.0.jar"));

    assertThat(ClientSizes.of(repository, local))
        .containsExactly(new ClientSizes.Size("ems-client", 2, 1_000_000 + own));
    assertThat(ClientSizes.of(repository, local).get(0))
        .hasToString("ems-client            2 jars  1.0 MB");
  }

  @Test
  void tellsWhatIsOverACeiling() {
    assertThat(new ClientSizes.Size("ems-client", 14, 7_600_000).isTooMuch()).isFalse();
    assertThat(new ClientSizes.Size("ems-client", 15, 7_600_000).isTooMuch()).isTrue();
    assertThat(new ClientSizes.Size("ems-client", 14, 7_600_001).isTooMuch()).isTrue();
    assertThat(new ClientSizes.Size("ems-client", 15, 1))
        .hasToString("ems-client           15 jars  0.0 MB, more than 14, 7.6");
  }

  @Test
  void saysWhichJarTheSbomNamesThatUsersDoNotGet() {
    assertThatThrownBy(() -> ClientSizes.of(repository, local))
        .hasMessageContaining("ems-client")
        .hasMessageContaining("org/example/lib/2/lib-2.jar");
  }
}
