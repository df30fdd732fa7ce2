package dev.exportclients.spring.properties;

import dev.exportclients.core.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The properties below a prefix, for checks: what is wrong with one is said by its whole name.
 *
 * @param prefix such as {@code export-clients.ems}
 */
public record PropertyGroup(String prefix) {

  /** The whole name. */
  public String name(String property) {
    return prefix + "." + property;
  }

  /** The value, unless it is blank. */
  public static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Whether there is a value that is not blank. */
  public static boolean isGiven(@Nullable HiddenValue value) {
    return value != null && !value.isBlank();
  }

  /**
   * @param remedy what to do if it is missing, as a sentence
   * @throws UnusablePropertyException if it is missing or blank
   */
  public String required(String property, @Nullable String value, String remedy) {
    return given(value).orElseThrow(() -> missing(property, remedy));
  }

  /**
   * @throws UnusablePropertyException if it is missing, blank, or can't be a secret
   */
  public Secret required(String property, @Nullable HiddenValue value, String remedy) {
    return secret(property, value).orElseThrow(() -> missing(property, remedy));
  }

  /**
   * @throws UnusablePropertyException if it can't be a secret
   */
  public Optional<Secret> secret(String property, @Nullable HiddenValue value) {
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(checked(property, value::toSecret));
  }

  /**
   * @throws UnusablePropertyException if it is missing, or no URL
   */
  public URI url(String property, @Nullable String value, String remedy) {
    String text = required(property, value, remedy);
    try {
      return new URI(text);
    } catch (URISyntaxException withTheValue) {
      throw new UnusablePropertyException(
          name(property),
          "is no URL: " + withTheValue.getReason(),
          "Write a URL such as https://host/path.");
    }
  }

  /**
   * Does a step, whose complaint about its argument is then one about the property.
   *
   * @throws UnusablePropertyException for an {@link IllegalArgumentException}, with its message
   */
  public <T> T checked(String property, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException refused) {
      throw new UnusablePropertyException(
          name(property), "is unusable: " + refused.getMessage(), "Change the property.");
    }
  }

  /** An error that says that a property lacks a value. */
  public UnusablePropertyException missing(String property, String remedy) {
    return new UnusablePropertyException(name(property), "is not set", remedy);
  }

  /** An error that says that two properties exclude each other. */
  public UnusablePropertyException contradictory(String property, String other) {
    return new UnusablePropertyException(
        name(property),
        "is set, and " + name(other) + " as well: only one of them can count",
        "Leave one of them out.");
  }
}
