package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A public class may have public methods from a class of its package, as builders have. javadoc
 * shows them as its own, but the compiler does not look at their comments: here it does.
 */
class InheritedJavadocTest {
  private static final Pattern HIDDEN_PARENT =
      Pattern.compile("^(?=abstract (?:sealed )?class )", Pattern.MULTILINE);

  @TempDir Path classes;

  @Test
  void inheritedMethodsAreDocumented() throws IOException {
    List<Path> parents = parents();

    assertThat(parents)
        .extracting(path -> path.getFileName().toString())
        .contains("EmsBuilder.java");
    List<String> missing = new ArrayList<>();
    for (Path parent : parents) {
      missing.addAll(warnings(Files.readString(parent)));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whatLacksACommentIsNamed() {
    String source =
        "/** Shared. */\nabstract class Shared {\n  public int size() { return 1; }\n}\n";

    assertThat(warnings(source)).anySatisfy(warning -> assertThat(warning).contains("no comment"));
  }

  private static List<Path> parents() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root : SourceSizes.ofModules(Path.of("..")).sources()) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(InheritedJavadocTest::isOfPublicPackage).toList()) {
          if (HIDDEN_PARENT.matcher(Files.readString(file)).find()) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }

  private static boolean isOfPublicPackage(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.endsWith(".java") && !path.contains("/internal/") && !path.contains("/cli/");
  }

  /** As if it were public. */
  private List<String> warnings(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        List.of("-Xdoclint:all/protected", "-proc:none", "-d", classes.toString());
    String name = source.replaceAll("(?s).*\nabstract (?:sealed )?class (\\w+).*", "$1");
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return HIDDEN_PARENT.matcher(source).replaceFirst("public ");
          }
        };
    compiler.getTask(null, null, said, options, null, List.of(file)).call();
    return said.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .map(diagnostic -> name + ": " + diagnostic.getMessage(Locale.ENGLISH))
        // Newer compilers ask for a comment on one that nobody can call.
        .filter(warning -> !warning.contains("use of default constructor"))
        .toList();
  }
}
