package dev.exportclients.specs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every name of a spec that goes over the wire, by kind, in the spec's order. */
final class Literals {

  private Literals() {}

  static Map<String, List<String>> of(Spec spec) {
    Map<String, List<String>> literals = new LinkedHashMap<>();
    literals.put("calls", new ArrayList<>());
    literals.put("parameters", new ArrayList<>());
    literals.put("request bodies", new ArrayList<>());
    literals.put("credential headers", new ArrayList<>());
    literals.put("statuses", new ArrayList<>());
    literals.put("headers of the responses", new ArrayList<>());
    literals.put("media types of the successes", new ArrayList<>());
    for (Operation operation : spec.operations()) {
      add(operation, literals);
    }
    literals.put("fields", fields(spec));
    literals.put("servers", servers(spec));
    literals.put("XML names", xmlNames(spec));
    return literals;
  }

  private static void add(Operation operation, Map<String, List<String>> literals) {
    String id = operation.id() + " ";
    literals.get("calls").add(id + operation.method() + " " + operation.path());
    operation.parameters().forEach(p -> literals.get("parameters").add(id + parameter(p)));
    String needed = operation.requestBody().path("required").asBoolean() ? " required" : "";
    operation
        .requestContents()
        .forEach(body -> literals.get("request bodies").add(id + body.mediaType() + needed));
    // One line for each way to sign in: a way less, more or shorter is another contract.
    operation.credentialHeaders().stream()
        .map(way -> way.isEmpty() ? "none" : String.join(" ", way))
        .forEach(way -> literals.get("credential headers").add(id + way));
    literals.get("statuses").add(id + String.join(" ", operation.responses().keySet()));
    for (int status : operation.statuses()) {
      operation
          .headers(status)
          .forEach(name -> literals.get("headers of the responses").add(id + status + " " + name));
    }
    operation.contents().stream()
        .filter(content -> !content.isError())
        .forEach(content -> literals.get("media types of the successes").add(content.label()));
  }

  private static String parameter(JsonNode parameter) {
    return String.join(
        " ",
        parameter.path("in").asText(),
        parameter.path("name").asText(),
        parameter.path("required").asBoolean() ? "required" : "optional",
        parameter.at("/schema/type").asText(),
        parameter.path("example").isArray()
            ? parameter.path("example").toString()
            : parameter.path("example").asText());
  }

  private static List<String> fields(Spec spec) {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema : spec.components("schemas").properties()) {
      schema
          .getValue()
          .path("properties")
          .fieldNames()
          .forEachRemaining(field -> fields.add(schema.getKey() + "." + field));
    }
    return fields;
  }

  private static List<String> servers(Spec spec) {
    List<String> servers = new ArrayList<>();
    for (JsonNode server : spec.root().path("servers")) {
      List<String> words = new ArrayList<>(List.of(server.path("url").asText()));
      for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
        words.add(variable.getKey() + "=" + variable.getValue().path("default").asText());
        variable.getValue().path("enum").forEach(value -> words.add(value.asText()));
      }
      servers.add(String.join(" ", words));
    }
    return servers;
  }

  private static List<String> xmlNames(Spec spec) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema : spec.components("schemas").properties()) {
      JsonNode xml = schema.getValue().path("xml");
      if (!xml.isMissingNode()) {
        names.add(
            String.join(
                " ",
                schema.getKey(),
                xml.path("name").asText(),
                xml.path("namespace").asText("none"),
                xml.path("wrapped").asBoolean() ? "wrapped" : "plain"));
      }
    }
    return names;
  }
}
