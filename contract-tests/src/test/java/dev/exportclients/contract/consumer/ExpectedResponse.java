package dev.exportclients.contract.consumer;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.NotEmptyMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.contract.spec.PortableRegex;
import dev.exportclients.specs.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider responds with: a named example of its spec, held to types and to what the client
 * reads.
 *
 * @param example empty for a response without a body
 * @param file the pattern of a file's text; empty for bytes of any type
 * @param exactFields whose values matter, not just their types
 * @param left fields and headers of the example that the pact does not ask for
 * @param headers by name, with a pattern and a value
 */
record ExpectedResponse(
    int status,
    Optional<Example> example,
    Optional<String> file,
    Set<String> exactFields,
    Set<String> left,
    Map<String, List<String>> headers) {

  /** With line ends: what a dot takes differs from language to language. */
  private static final String ANYTHING = "[\\s\\S]*";

  /** Two columns or more, whatever stands between them; no markup. */
  static final String CSV =
      "[^<,;\\t\\r\\n][^,;\\t\\r\\n]*([,;\\t][^,;\\t\\r\\n]*)+\\r?\\n" + ANYTHING;

  /** The values of a file's headers, as {@link PortableRegex patterns} that any verifier reads. */
  private static final Map<String, String> OF_A_FILE =
      Map.of(
          "Content-Type",
          "[^/\\s]+/[^/\\s]+" + ANYTHING,
          // In either notation, attached or inline.
          "Content-Disposition",
          ANYTHING + "[Ff][Ii][Ll][Ee][Nn][Aa][Mm][Ee]\\*?\\s*=[\\s\\S]+",
          "ETag",
          "\"[^\"]+\"",
          "Content-Range",
          "bytes [0-9]+-[0-9]+/[0-9]+");

  static ExpectedResponse empty(int status) {
    return new ExpectedResponse(
        status, Optional.empty(), Optional.empty(), Set.of(), Set.of(), Map.of());
  }

  static ExpectedResponse of(Example example) {
    return new ExpectedResponse(
        example.status(), Optional.of(example), Optional.empty(), Set.of(), Set.of(), Map.of());
  }

  /** The file looks like this. */
  ExpectedResponse like(String pattern) {
    return new ExpectedResponse(status, example, Optional.of(pattern), exactFields, left, headers);
  }

  /** These fields have the example's values. */
  ExpectedResponse exactly(String... fields) {
    return new ExpectedResponse(status, example, file, Set.of(fields), left, headers);
  }

  /**
   * What may be absent, by the name of the field or header, at any depth; {@code /name} is one of
   * the outermost object alone.
   */
  ExpectedResponse without(String... fields) {
    return new ExpectedResponse(status, example, file, exactFields, Set.of(fields), headers);
  }

  ExpectedResponse header(String name, String pattern, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(pattern, value));
    return new ExpectedResponse(status, example, file, exactFields, left, more);
  }

  HttpResponse toPact() {
    MatchingRulesImpl rules = new MatchingRulesImpl();
    Map<String, List<String>> lines = new LinkedHashMap<>();
    example.ifPresent(
        e -> {
          e.headers().forEach((name, value) -> described(lines, rules, name, value));
          if (!e.content().isOfAnyType()) {
            lines.put("Content-Type", List.of(e.mediaType()));
          }
        });
    headers.forEach((name, line) -> add(lines, rules, name, line.get(0), line.get(1)));
    OptionalBody body = example.map(e -> body(e, rules)).orElse(OptionalBody.missing());
    return new HttpResponse(status, lines, body, rules);
  }

  private void described(
      Map<String, List<String>> lines, MatchingRulesImpl rules, String name, String value) {
    if (!left.contains(name)) {
      add(lines, rules, name, OF_A_FILE.get(name), value);
    }
  }

  private static void add(
      Map<String, List<String>> lines,
      MatchingRulesImpl rules,
      String name,
      String pattern,
      String value) {
    lines.put(name, new ArrayList<>(List.of(value)));
    rules.addCategory("header").addRule(name, new RegexMatcher(pattern));
  }

  private OptionalBody body(Example e, MatchingRulesImpl rules) {
    MatchingRuleCategory category = rules.addCategory("body");
    byte[] bytes = e.body();
    if (e.content().isJson()) {
      JsonNode asked = Fields.without(left, e.value());
      new BodyRules(category, exactFields).json(asked);
      bytes = asked.toString().getBytes(StandardCharsets.UTF_8);
    } else if (e.content().isXml()) {
      bytes = Fields.without(left, bytes);
      new XmlRules(category).xml(bytes);
    } else {
      category.addRule("$", e.content().isOfAnyType() ? fileRule() : new RegexMatcher("[\\s\\S]+"));
    }
    return OptionalBody.body(bytes, new ContentType(contentType(e)));
  }

  /** A pattern also holds a file to its media type; that there is something in it does not. */
  private MatchingRule fileRule() {
    return file.<MatchingRule>map(RegexMatcher::new).orElse(NotEmptyMatcher.INSTANCE);
  }

  private static String contentType(Example e) {
    return e.content().isOfAnyType()
        ? e.headers().getOrDefault("Content-Type", "application/octet-stream")
        : e.mediaType();
  }
}
