package dev.exportclients.contract.live;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The variables that describe deployments; an empty one is unset. Hides what is secret in them. */
public record Environment(Map<String, String> variables) {
  private static final List<String> SECRET =
      List.of("_TOKEN", "_KEY", "_AK", "_SK", "_USERNAME", "_USER", "_SECRET", "_PASSWORD");

  public static Environment ofTheProcess() {
    return new Environment(System.getenv());
  }

  public static Environment empty() {
    return new Environment(Map.of());
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Such as {@code EMS_GIVEN_DATASET_IS_READY}. */
  static String given(String provider, String state) {
    return (provider + " given " + state).toUpperCase(Locale.ROOT).replace(' ', '_');
  }

  /** A text without credentials and without the queries of links. */
  String redact(String text) {
    String redacted = text.replaceAll("(https?://[^\\s?\"'\\\\]+)\\?[^\\s\"'\\\\]*", "$1?***");
    for (String secret : secrets()) {
      redacted = redacted.replace(secret, "***");
    }
    return redacted;
  }

  private List<String> secrets() {
    return variables.entrySet().stream()
        .filter(variable -> SECRET.stream().anyMatch(variable.getKey()::endsWith))
        .map(variable -> variable.getValue().strip())
        .filter(value -> !value.isEmpty())
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }
}
