package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;

/**
 * A file is {@code type: string, format: binary}; described otherwise, generated code buffers it.
 */
final class BinaryIsBinary implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (Content content : operation.contents()) {
        if (isFile(content) != isBinary(content.schema())) {
          violations.add(
              content.label()
                  + (isFile(content)
                      ? ": a file, but not string/binary"
                      : ": binary, but no file"));
        }
      }
    }
    return violations;
  }

  private static boolean isFile(Content content) {
    return !content.isError() && !content.isJson() && !content.isXml();
  }

  private static boolean isBinary(JsonNode schema) {
    return schema.path("type").asText().equals("string")
        && schema.path("format").asText().equals("binary");
  }
}
