package dev.exportclients.sandbox.internal.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a spec asks of a call's request: its parameters in path and query, and its body where that
 * is JSON. (A header that a spec has as a parameter may be any text.)
 */
public final class RequestRules {
  /** Stands for the body where there would be the name of a parameter. */
  public static final String BODY = "body";

  private static final Pattern IN_PATH = Pattern.compile("\\{([^{}]*)}");

  private record Parameter(String name, boolean required, Schema schema) {
    /** Of a parameter that is sent more than once, each value counts. */
    boolean accepts(List<String> values) {
      return values.isEmpty() ? !required : values.stream().allMatch(this::accepts);
    }

    /** A word that asks something of the sandbox is as good as any ID that is a text. */
    private boolean accepts(String value) {
      return schema.acceptsText(value) || !schema.isNumber() && SpecialId.isWord(value);
    }
  }

  private final List<Parameter> inPath = new ArrayList<>();
  private final List<Parameter> inQuery = new ArrayList<>();
  private final Optional<Schema> body;

  RequestRules(JsonNode spec, String path, JsonNode operation) {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = Specs.resolve(spec, reference);
      String name = parameter.path("name").textValue();
      Schema schema = new Schema(spec, parameter.path("schema"));
      byName.put(name, new Parameter(name, parameter.path("required").asBoolean(), schema));
      if (parameter.path("in").textValue().equals("query")) {
        inQuery.add(byName.get(name));
      }
    }
    for (Matcher names = IN_PATH.matcher(path); names.find(); ) {
      inPath.add(byName.get(names.group(1)));
    }
    body =
        Specs.resolve(spec, operation.path("requestBody")).path("content").properties().stream()
            .filter(content -> content.getKey().contains("json"))
            .findFirst()
            .map(content -> new Schema(spec, content.getValue().path("schema")));
  }

  /**
   * What is missing, or is not as the spec has it; nothing where all is well.
   *
   * @param ids the parameters of the path, in its order
   * @param json the body, a missing node if it is no JSON
   * @return the name of a parameter, or {@link #BODY}
   */
  public Optional<String> violated(
      List<String> ids, Map<String, List<String>> query, Supplier<JsonNode> json) {
    for (int i = 0; i < inPath.size(); i++) {
      if (!inPath.get(i).accepts(ids.get(i))) {
        return Optional.of(inPath.get(i).name());
      }
    }
    for (Parameter parameter : inQuery) {
      if (!parameter.accepts(query.getOrDefault(parameter.name(), List.of()))) {
        return Optional.of(parameter.name());
      }
    }
    return body.filter(schema -> !schema.accepts(json.get())).map(schema -> BODY);
  }
}
