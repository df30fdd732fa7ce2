package dev.exportclients.specs.product;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import java.util.List;

/** An example as the body that a server would send. */
record ExampleFile(String path, String text) {

  static List<ExampleFile> of(Content content) {
    return content.examples().entrySet().stream()
        .map(example -> of(content, example.getKey(), example.getValue()))
        .toList();
  }

  private static ExampleFile of(Content content, String name, JsonNode value) {
    String folder = "examples/" + content.operation().spec().name() + "/";
    String body = content.isJson() ? Json.text(value) : value.textValue();
    return new ExampleFile(folder + name + "." + extension(content), body);
  }

  /** Downloads are CSV in all examples but one, an attachment that is a text. */
  private static String extension(Content content) {
    if (content.isJson()) {
      return "json";
    }
    if (content.isXml()) {
      return "xml";
    }
    boolean table = content.examples().keySet().stream().allMatch(name -> name.endsWith("Csv"));
    return table ? "csv" : "txt";
  }
}
