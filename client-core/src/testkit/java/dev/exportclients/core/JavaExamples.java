package dev.exportclients.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java that pages show, compiled against the class path of the test: statements, types, or a
 * {@code module-info}. Packages of ours and the usual ones of Java need no import; an example may
 * import more.
 */
public final class JavaExamples {
  private static final String IMPORTS =
      """
      import static java.nio.charset.StandardCharsets.UTF_8;
      import dev.exportclients.core.*;
      import dev.exportclients.core.batch.*;
      import dev.exportclients.core.destination.*;
      import dev.exportclients.core.exception.*;
      import dev.exportclients.core.run.*;
      import dev.exportclients.core.tls.*;
      import dev.exportclients.ems.*;
      import dev.exportclients.ecreporting.*;
      import dev.exportclients.ecreporting.identity.*;
      import dev.exportclients.webadmit.*;
      import dev.exportclients.metastudio.*;
      import dev.exportclients.metastudio.identity.*;
      import dev.exportclients.sandbox.*;
      import java.io.*;
      import java.net.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.stream.*;
      """;

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Knows what is in each jar of the class path once it has looked. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private JavaExamples() {}

  /** What stands between the fences of a language in a page. */
  public static List<String> blocks(Path page, String language) throws IOException {
    Matcher block =
        Pattern.compile("(?ms)^```" + language + "\n(.*?)^```").matcher(Files.readString(page));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** Says what the compiler says, if it does not like one of them. */
  public static void assertCompile(List<String> examples, Path classes) {
    for (int i = 0; i < examples.size(); i++) {
      String example = examples.get(i);
      boolean isModule = example.startsWith("module ");
      String name = isModule ? "module-info" : "Example" + i;
      assertCompiles(name, isModule ? example : unit(name, example), classes);
    }
  }

  /** As it stands, with parameters' names: a class by this name, or a {@code module-info}. */
  public static void assertCompiles(String name, String code, Path classes) {
    StringWriter said = new StringWriter();
    boolean compiled =
        COMPILER
            .getTask(
                said,
                FILES,
                null,
                List.of(
                    name.equals("module-info") ? "--module-path" : "-cp",
                    System.getProperty("java.class.path"),
                    "-parameters",
                    "-proc:none",
                    "-d",
                    classes.toString()),
                null,
                List.of(source(name, code)))
            .call();
    assertThat(compiled).as(code + "\n" + said).isTrue();
  }

  private static String unit(String name, String example) {
    String imports =
        example.lines().filter(JavaExamples::isImport).collect(Collectors.joining("\n"));
    String rest = example.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    boolean isType =
        Pattern.compile("(?m)^(@|final |public )*(class|interface) ").matcher(rest).find();
    return IMPORTS + imports + (isType ? "\n" + rest : inAMethod(name, rest));
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static String inAMethod(String name, String statements) {
    return """

    class %s {
      TokenSource.Token fetchToken() { return null; }
      void run() throws Exception {
        %s
      }
    }
    """
        .formatted(name, statements);
  }

  private static JavaFileObject source(String name, String code) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
