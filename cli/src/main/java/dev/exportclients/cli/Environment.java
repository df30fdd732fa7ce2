package dev.exportclients.cli;

import dev.exportclients.core.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment's variables. An empty one is unset. What is wrong is said by name, not value. */
final class Environment {
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  Map<String, String> all() {
    return variables;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  Optional<Secret> secret(String name) {
    return text(name).map(value -> secret(name, value));
  }

  Optional<Long> id(String name) {
    return text(name).map(value -> id(name, value));
  }

  boolean has(String name) {
    return text(name).isPresent();
  }

  /**
   * @throws ConfigurationException naming all that are missing
   */
  void require(String... names) {
    List<String> missing = Stream.of(names).filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      throw new ConfigurationException(
          listed(missing) + (missing.size() == 1 ? " is not set" : " are not set"));
    }
  }

  String requiredText(String name) {
    require(name);
    return text(name).orElseThrow();
  }

  Secret requiredSecret(String name) {
    require(name);
    return secret(name).orElseThrow();
  }

  URI requiredUrl(String name) {
    return url(name, requiredText(name));
  }

  Optional<URI> url(String name) {
    return text(name).map(value -> url(name, value));
  }

  private static URI url(String name, String value) {
    try {
      return new URI(value.strip());
    } catch (URISyntaxException wrong) {
      throw new ConfigurationException(name + " is no URL: " + wrong.getReason());
    }
  }

  private static Secret secret(String name, String value) {
    try {
      return Secret.of(value);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException(name + " is unusable: " + wrong.getMessage(), wrong);
    }
  }

  private static long id(String name, String value) {
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException wrong) {
      throw new ConfigurationException(name + " must be a number", wrong);
    }
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
