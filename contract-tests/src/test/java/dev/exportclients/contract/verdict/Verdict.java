package dev.exportclients.contract.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * For each operation and status: how sure its spec is, and what its pacts were verified against.
 */
public final class Verdict {
  private final List<JsonNode> entries = new ArrayList<>();

  public Verdict with(GateResults results) {
    results.entries().forEach(entries::add);
    return this;
  }

  /** What the gates left in a folder. */
  public Verdict withAllIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        GateResults.JSON.readTree(file.toFile()).forEach(entries::add);
      }
      return this;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("no evidence in " + folder, unreadable);
    }
  }

  /** The interactions that failed, with operation, status and reason. */
  public List<String> failures() {
    return entries.stream()
        .filter(entry -> entry.path("outcome").asText().equals("failed"))
        .map(
            entry ->
                entry.path("provider").asText()
                    + "."
                    + entry.path("interaction").asText()
                    + " ("
                    + entry.path("against").asText()
                    + "): "
                    + entry.path("reason").asText())
        .toList();
  }

  public ObjectNode json(Instant date) {
    ObjectNode verdict = GateResults.JSON.createObjectNode();
    verdict.put("date", date.toString());
    Map<List<String>, List<JsonNode>> groups = new LinkedHashMap<>();
    for (JsonNode entry : entries) {
      List<String> key =
          List.of(
              entry.path("provider").asText(),
              entry.path("operation").asText(),
              entry.path("status").asText());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    }
    ArrayNode list = verdict.putArray("verdicts");
    groups.entrySet().stream()
        .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
        .forEach(group -> group(list.addObject(), group.getValue()));
    return verdict;
  }

  private static void group(ObjectNode into, List<JsonNode> entries) {
    for (String field : List.of("provider", "operation", "status", "evidence")) {
      into.set(field, entries.get(0).path(field));
    }
    for (GateResults.Against against : GateResults.Against.values()) {
      String name = against.lowerCase();
      side(
          into.putObject(name),
          entries.stream().filter(e -> e.path("against").asText().equals(name)).toList());
    }
  }

  /** One failure is a failure; what did not run is told beside what did. */
  private static void side(ObjectNode into, List<JsonNode> entries) {
    long failed = count(entries, GateResults.Outcome.FAILED);
    long verified = count(entries, GateResults.Outcome.VERIFIED);
    GateResults.Outcome outcome =
        failed > 0
            ? GateResults.Outcome.FAILED
            : verified > 0 ? GateResults.Outcome.VERIFIED : GateResults.Outcome.NOT_RUN;
    into.put("outcome", outcome.words());
    into.put("verified", verified);
    into.put("failed", failed);
    into.put("notRun", entries.size() - verified - failed);
    ArrayNode reasons = into.putArray("reasons");
    entries.stream()
        .map(entry -> entry.path("reason").asText())
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .forEach(reasons::add);
  }

  private static long count(List<JsonNode> entries, GateResults.Outcome outcome) {
    return entries.stream()
        .filter(entry -> entry.path("outcome").asText().equals(outcome.words()))
        .count();
  }

  public void write(Path file, Instant date) {
    try {
      Files.createDirectories(file.getParent());
      GateResults.JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json(date));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
