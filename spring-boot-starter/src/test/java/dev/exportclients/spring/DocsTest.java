package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
    compile(classes, "ExportsApplication", blocks("java").get(0));
    Properties properties = new Properties();
    properties.load(new StringReader(blocks("properties").get(0)));
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
    compile(
        folder,
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
            .formatted(blocks("java").get(1)));
  }

  @Test
  void itNamesEachProperty() throws IOException {
    String page = page();
    assertThat(MetadataTest.PROPERTIES.keySet())
        .allSatisfy(
            name ->
                assertThat(page)
                    .containsPattern("[`.]" + name.substring(name.lastIndexOf('.') + 1) + "[`.=]"));
  }

  private static void compile(Path classes, String type, String code) {
    StringWriter said = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                said,
                null,
                null,
                List.of(
                    "-parameters",
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString()),
                null,
                List.of(
                    new SimpleJavaFileObject(
                        URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
                      @Override
                      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return code;
                      }
                    }))
            .call();
    assertThat(compiled).as(said.toString()).isTrue();
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page());
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** Of the project that this module is in, however deep. */
  private static String page() throws IOException {
    Path above = Path.of("").toAbsolutePath();
    while (!Files.exists(above.resolve(PAGE))) {
      above = above.getParent();
    }
    return Files.readString(above.resolve(PAGE));
  }
}
