package dev.exportclients.specs.product;

import dev.exportclients.specs.Content;
import dev.exportclients.specs.Example;
import java.util.List;

/** An example as the body that a server would send. */
record ExampleFile(String path, String text) {

  static List<ExampleFile> of(Content content) {
    return content.examples().stream().map(ExampleFile::of).toList();
  }

  private static ExampleFile of(Example example) {
    Content content = example.content();
    String folder = "examples/" + content.operation().spec().name() + "/";
    String body = content.isJson() ? Json.text(example.value()) : example.value().textValue();
    return new ExampleFile(folder + example.name() + "." + extension(content), body);
  }

  /** Downloads are CSV in all examples but one, an attachment that is a text. */
  private static String extension(Content content) {
    if (content.isJson()) {
      return "json";
    }
    if (content.isXml()) {
      return "xml";
    }
    boolean table = content.examples().stream().allMatch(example -> example.name().endsWith("Csv"));
    return table ? "csv" : "txt";
  }
}
