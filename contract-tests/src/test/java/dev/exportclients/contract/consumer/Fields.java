package dev.exportclients.contract.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes fields out of bodies: at any depth, or of the outermost object for {@code /name}. */
final class Fields {
  private Fields() {}

  static JsonNode without(Set<String> names, JsonNode body) {
    JsonNode copy = body.deepCopy();
    remove(names, copy);
    if (copy instanceof ObjectNode outermost) {
      names.stream()
          .filter(name -> name.startsWith("/"))
          .forEach(name -> outermost.remove(name.substring(1)));
    }
    return copy;
  }

  private static void remove(Set<String> names, JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(names);
    }
    node.forEach(child -> remove(names, child));
  }

  /** Of elements that hold text. */
  static byte[] without(Set<String> names, byte[] xml) {
    String text = new String(xml, StandardCharsets.UTF_8);
    for (String name : names) {
      text = text.replaceAll("\\s*<" + Pattern.quote(name) + ">[^<]*</[^>]+>", "");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
