package dev.exportclients.cli.config;

import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The environment's variables, or those of a profile in their place, without the blanks and line
 * ends around them. An empty one is unset. What is wrong is said by name, not value.
 */
public final class EnvironmentVariables {
  private static final String AWS = "AWS_";

  private final Map<String, String> variables;
  private final Profile profile;

  public EnvironmentVariables(Map<String, String> variables) {
    this(variables, Profile.NONE);
  }

  public EnvironmentVariables(Map<String, String> variables, Profile profile) {
    this.variables = Map.copyOf(variables);
    this.profile = profile;
  }

  /** The environment itself, for programs. */
  public Map<String, String> all() {
    return variables;
  }

  /**
   * The environment for where files go: with the profile's {@code AWS_…} in the place of its own,
   * and our authorities as Amazon's programs have them named. Runs the programs of these settings.
   */
  public Map<String, String> ofDestinations() {
    Map<String, String> all = new HashMap<>(variables);
    all.keySet().removeIf(name -> name.startsWith(AWS) && profile.decides(name));
    names(List.of(AWS)).forEach(name -> text(name).ifPresent(value -> all.put(name, value)));
    file(ExtraTrust.VARIABLE).ifPresent(file -> all.putIfAbsent("AWS_CA_BUNDLE", file.toString()));
    return all;
  }

  /** The same, but a profile's programs are not run: the secrets that they print are any word. */
  EnvironmentVariables withoutPrograms() {
    return new EnvironmentVariables(variables, profile.withoutPrograms());
  }

  /** Where a variable comes from, if there is a choice, for people. */
  public Optional<String> origin(String name) {
    return profile == Profile.NONE
        ? Optional.empty()
        : Optional.of(profile.decides(name) ? profile.told() : "the environment");
  }

  Optional<String> text(String name) {
    Profile.Setting setting = profile.settings().get(name);
    String value = setting == null ? null : setting.text().get();
    return Optional.ofNullable(profile.decides(name) ? value : variables.get(name))
        .map(HeaderValue::trimmed)
        .filter(text -> !text.isEmpty());
  }

  /** Those that are set and begin so, sorted. */
  public List<String> names(List<String> prefixes) {
    return Stream.concat(variables.keySet().stream(), profile.settings().keySet().stream())
        .distinct()
        .filter(name -> prefixes.stream().anyMatch(name::startsWith) && has(name))
        .sorted()
        .toList();
  }

  Optional<Secret> secret(String name) {
    return checked(name, HeaderValue::credential).map(Secret::of);
  }

  /** One that the provider counts up from 1. */
  public Optional<Long> id(String name) {
    return checked(name, EnvironmentVariables::id);
  }

  Optional<Path> file(String name) {
    return checked(name, EnvironmentVariables::path);
  }

  /** Runs no program of a profile: one that prints nothing is an error where it is needed. */
  public boolean has(String name) {
    Profile.Setting setting = profile.settings().get(name);
    return setting != null && setting.isOfProgram() || text(name).isPresent();
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

  /** One that goes into a header, and may be of several words. */
  String requiredName(String name) {
    require(name);
    return checked(name, HeaderValue::name).orElseThrow();
  }

  /** One that goes into a header, and is one word. */
  String requiredWord(String name) {
    require(name);
    return checked(name, HeaderValue::credential).orElseThrow();
  }

  /** As {@link #requiredWord}, and no segment of a path that names another resource. */
  String requiredId(String name) {
    require(name);
    return checked(name, (value, said) -> Arguments.id(HeaderValue.credential(value, said), said))
        .orElseThrow();
  }

  Secret requiredSecret(String name) {
    require(name);
    return secret(name).orElseThrow();
  }

  /** One that goes into no header as it is: any text. */
  String requiredText(String name) {
    require(name);
    return checked(name, (value, said) -> value).orElseThrow();
  }

  /** As {@link #requiredText}, and never shown. */
  Secret requiredPassword(String name) {
    require(name);
    return checked(name, Arguments::text).map(Secret::of).orElseThrow();
  }

  URI requiredUrl(String name) {
    require(name);
    return url(name).orElseThrow();
  }

  public Optional<URI> url(String name) {
    return text(name).map(value -> url(name, value));
  }

  /** By a check that refuses what it says by the name. */
  private <T> Optional<T> checked(String name, BiFunction<String, String, T> check) {
    return text(name)
        .map(
            value -> {
              try {
                return check.apply(unassigned(name, value), name);
              } catch (RefusedArgumentException unusable) {
                throw new ConfigurationException(unusable);
              }
            });
  }

  /** Who copies a line of an env file may paste {@code NAME=} along. */
  private static String unassigned(String name, String value) {
    if (value.startsWith(name + "=")) {
      throw new ConfigurationException(name + " begins with its own name; leave out " + name + "=");
    }
    return value;
  }

  private static Path path(String value, String name) {
    HeaderValue.requireNoQuotes(value, name);
    if (value.startsWith("-----BEGIN")) {
      throw new ConfigurationException(name + " must be the name of a file, not what is in it");
    }
    if (value.startsWith("file:")) {
      throw new ConfigurationException(name + " must be the name of a file, without file:");
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException withTheValue) {
      throw new ConfigurationException(name + " names no file that this system can have");
    }
  }

  private static URI url(String name, String value) {
    try {
      HeaderValue.requireNoQuotes(unassigned(name, value), name);
      if (value.chars().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
        throw new ConfigurationException(name + " holds an invisible character; type it anew");
      }
      if (value.startsWith("<")) {
        throw new ConfigurationException(name + " is in angle brackets; leave them out");
      }
      return new URI(value);
    } catch (URISyntaxException wrong) {
      String why = value.contains("://") ? wrong.getReason() : "https:// is missing in front";
      throw new ConfigurationException(name + " is no URL: " + why);
    } catch (RefusedArgumentException wrong) {
      throw new ConfigurationException(wrong);
    }
  }

  private static long id(String value, String name) {
    try {
      return Arguments.positive(Long.parseLong(value), name);
    } catch (NumberFormatException withTheValue) {
      throw new ConfigurationException(name + " must be a number");
    }
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
