package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.JavaExamples;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What the page on Spring shows is true. */
@ExtendWith(SandboxExtension.class)
class DocsTest {
  private static final Path PAGE = Path.of("docs", "spring.md");

  @TempDir Path folder;

  @Test
  void itsApplicationSavesAFile(Sandbox sandbox) throws Exception {
    sandbox.settings().pollsUntilReady(0);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaExamples.assertCompiles(
        "ExportsApplication", JavaExamples.blocks(page(), "java").get(0), classes);
    Properties properties = new Properties();
    properties.load(new StringReader(JavaExamples.blocks(page(), "properties").get(0)));
    Path exports = folder.resolve("exports");

    Thread here = Thread.currentThread();
    ClassLoader usual = here.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, usual)) {
      here.setContextClassLoader(loader);
      SpringApplication application =
          new SpringApplicationBuilder(loader.loadClass("com.example.exports.ExportsApplication"))
              .web(WebApplicationType.NONE)
              .registerShutdownHook(false)
              .properties(properties)
              .build();
      application
          .run(
              "--export-clients.ems.base-url=" + sandbox.baseUrl(),
              "--export-clients.ems.username=" + SandboxCredentials.EMS_USERNAME,
              "--EMS_TOKEN=" + SandboxCredentials.EMS_TOKEN,
              "--exports.folder=" + exports)
          .close();
    } finally {
      here.setContextClassLoader(usual);
    }

    try (Stream<Path> saved = Files.list(exports)) {
      assertThat(saved)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(file)
                      .hasBinaryContent(sandbox.file("ems.exportResults", "1234").bytes()));
    }
  }

  @Test
  void itsBeansCompile() throws IOException {
    JavaExamples.assertCompiles(
        "Beans",
        """
        import dev.exportclients.core.*;
        import dev.exportclients.spring.*;
        import java.time.Duration;
        import org.springframework.context.annotation.Bean;
        class Beans {
          interface Vault { TokenSource.Token fetchToken(); }
          interface Meters { void record(String operation, Duration duration); }
          %s
        }
        """
            .formatted(JavaExamples.blocks(page(), "java").get(1)),
        folder);
  }

  @Test
  void itNamesEachProperty() throws IOException {
    String page = Files.readString(page());
    assertThat(MetadataTest.PROPERTIES.keySet())
        .allSatisfy(
            name ->
                assertThat(page)
                    .containsPattern("[`.]" + name.substring(name.lastIndexOf('.') + 1) + "[`.=]"));
  }

  /** Of the project that this module is in, however deep. */
  private static Path page() {
    Path above = Path.of("").toAbsolutePath();
    while (!Files.exists(above.resolve(PAGE))) {
      above = above.getParent();
    }
    return above.resolve(PAGE);
  }
}
