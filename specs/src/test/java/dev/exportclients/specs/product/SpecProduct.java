package dev.exportclients.specs.product;

import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the jar and the zip carry beside the YAML files: the same as JSON, the examples as files,
 * and {@code coverage.json}. The build runs {@link #main} before it packages.
 */
final class SpecProduct {

  private SpecProduct() {}

  /**
   * @param folder where to write
   */
  public static void main(String... folder) throws IOException {
    forgetFormerExamples(Path.of(folder[0], "examples"));
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path target = Path.of(folder[0], file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
    }
  }

  /** Text by path. */
  static Map<String, String> files() {
    List<Spec> specs = Spec.NAMES.stream().map(Spec::named).toList();
    Map<String, String> files = new LinkedHashMap<>();
    for (Spec spec : specs) {
      files.put("specs/" + spec.name() + ".json", Json.text(spec.root()));
      spec.operations().stream()
          .map(Operation::contents)
          .flatMap(List::stream)
          .forEach(content -> addExamples(content, files));
    }
    files.put("specs/coverage.json", Json.text(Coverage.of(specs)));
    return files;
  }

  private static void forgetFormerExamples(Path examples) throws IOException {
    if (Files.exists(examples)) {
      try (Stream<Path> files = Files.walk(examples)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void addExamples(Content content, Map<String, String> files) {
    for (ExampleFile example : ExampleFile.of(content)) {
      String other = files.put(example.path(), example.text());
      if (other != null && !other.equals(example.text())) {
        throw new IllegalStateException("two examples for one file: " + example.path());
      }
    }
  }
}
