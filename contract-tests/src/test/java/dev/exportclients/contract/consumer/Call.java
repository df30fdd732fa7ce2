package dev.exportclients.contract.consumer;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.support.expressions.DataType;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a client is to send for an operation, letter for letter. {@code ${name}} in path, query and
 * headers stands for a parameter of the provider state; who verifies the pact may put another value
 * there.
 */
record Call(
    Operation operation,
    String method,
    String path,
    Map<String, String> query,
    Map<String, List<String>> headers,
    Map<String, String> patterns,
    String body) {

  static Call get(String operation, String path) {
    return of(operation, "GET", path);
  }

  static Call post(String operation, String path) {
    return of(operation, "POST", path);
  }

  static Call delete(String operation, String path) {
    return of(operation, "DELETE", path);
  }

  private static Call of(String label, String method, String path) {
    String[] names = label.split("\\.");
    Operation operation = Spec.named(names[0]).operation(names[1]);
    return new Call(operation, method, path, Map.of(), Map.of(), Map.of(), "");
  }

  Call query(String name, String value) {
    return new Call(operation, method, path, plus(query, name, value), headers, patterns, body);
  }

  /** A header of one value, or of several that are listed with commas. */
  Call header(String name, String... values) {
    return new Call(
        operation, method, path, query, plus(headers, name, List.of(values)), patterns, body);
  }

  /** A header that differs from call to call. */
  Call headerLike(String name, String pattern, String example) {
    return new Call(
        operation,
        method,
        path,
        query,
        plus(headers, name, List.of(example)),
        plus(patterns, name, pattern),
        body);
  }

  /** A body of that media type. */
  Call body(String mediaType, String content) {
    Call typed = header("Content-Type", mediaType);
    return new Call(operation, method, path, query, typed.headers, patterns, content);
  }

  /** A JSON body one of whose members differs from call to call. */
  Call bodyLike(String mediaType, String content, String member) {
    Call typed = body(mediaType, content);
    Map<String, String> more = plus(patterns, "$." + member, ".+");
    return new Call(operation, method, path, query, typed.headers, more, content);
  }

  /** A form with one file. Its boundary differs from call to call. */
  Call form(String part, String filename, String content) {
    String disposition = "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"";
    String form =
        String.join(
            "\r\n",
            "--form",
            disposition.formatted(part, filename),
            "Content-Type: application/octet-stream",
            "",
            content,
            "--form--",
            "");
    Call typed =
        headerLike(
            "Content-Type",
            "multipart/form-data; ?boundary=[0-9A-Za-z_-]+",
            "multipart/form-data; boundary=form");
    return new Call(operation, method, path, query, typed.headers, typed.patterns, form);
  }

  /** With a value in place of a parameter, when no state has a say in it. */
  Call with(String param, Object value) {
    UnaryOperator<String> fill = text -> text.replace("${" + param + "}", value.toString());
    Map<String, String> filledQuery = new LinkedHashMap<>(query);
    filledQuery.replaceAll((name, text) -> fill.apply(text));
    Map<String, List<String>> filledHeaders = new LinkedHashMap<>(headers);
    filledHeaders.replaceAll((name, values) -> values.stream().map(fill).toList());
    return new Call(
        operation, method, fill.apply(path), filledQuery, filledHeaders, patterns, body);
  }

  /** With what is sent in the path in place of a parameter, though a state tells it, too. */
  Call inPath(String param, String sent) {
    return new Call(
        operation, method, path.replace("${" + param + "}", sent), query, headers, patterns, body);
  }

  /** An example of the operation's own. */
  ExpectedResponse response(int status, String example) {
    return ExpectedResponse.of(operation.example(status, example, Optional.empty()));
  }

  /** As {@link #response(int, String)}, of an example that stands under several media types. */
  ExpectedResponse response(int status, String example, String mediaType) {
    return ExpectedResponse.of(operation.example(status, example, Optional.of(mediaType)));
  }

  HttpRequest toPact(Map<String, ?> ids) {
    MatchingRulesImpl rules = new MatchingRulesImpl();
    patterns.forEach(
        (name, pattern) ->
            rules
                .addCategory(name.startsWith("$.") ? "body" : "header")
                .addRule(name, new RegexMatcher(pattern)));
    Generators generators = new Generators();
    if (path.contains("${")) {
      generators.addGenerator(Category.PATH, "", byState(path));
    }
    Map<String, List<String>> lines = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          lines.put(name, values.stream().map(value -> fill(value, ids)).toList());
          if (values.get(0).contains("${")) {
            generators.addGenerator(Category.HEADER, name, byState(values.get(0)));
          }
        });
    Map<String, List<String>> filled = new LinkedHashMap<>();
    query.forEach(
        (name, value) -> {
          filled.put(name, List.of(fill(value, ids)));
          if (value.contains("${")) {
            generators.addGenerator(Category.QUERY, name, byState(value));
          }
        });
    return new HttpRequest(method, fill(path, ids), filled, lines, content(), rules, generators);
  }

  private OptionalBody content() {
    return body.isEmpty()
        ? OptionalBody.missing()
        : OptionalBody.body(
            body.getBytes(StandardCharsets.UTF_8),
            new ContentType(headers.get("Content-Type").get(0)));
  }

  private static ProviderStateGenerator byState(String expression) {
    return new ProviderStateGenerator(expression, DataType.RAW);
  }

  private static String fill(String template, Map<String, ?> ids) {
    String filled = template;
    for (Map.Entry<String, ?> id : ids.entrySet()) {
      filled = filled.replace("${" + id.getKey() + "}", id.getValue().toString());
    }
    if (filled.contains("${")) {
      throw new IllegalArgumentException("no state gives a value for " + filled);
    }
    return filled;
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}
