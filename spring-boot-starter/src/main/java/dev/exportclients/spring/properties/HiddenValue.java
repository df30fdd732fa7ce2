package dev.exportclients.spring.properties;

import dev.exportclients.core.Secret;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;

/**
 * A secret as it stands in a property, checked once its property's name is known: what fails while
 * it is bound would be reported by Spring Boot with the value. Immutable.
 */
public final class HiddenValue {
  private final String text;

  private HiddenValue(String text) {
    this.text = text;
  }

  /** Of any text; nothing is checked. */
  public static HiddenValue of(String text) {
    return new HiddenValue(text);
  }

  boolean isBlank() {
    return text.isBlank();
  }

  Secret toSecret() {
    return Secret.of(text);
  }

  @Override
  public String toString() {
    return "***";
  }

  /** Refuses nothing, and takes what YAML reads as a number. */
  @ConfigurationPropertiesBinding
  public static final class FromProperty implements Converter<Object, HiddenValue> {
    /** Spring makes it. */
    public FromProperty() {}

    @Override
    public HiddenValue convert(Object value) {
      return new HiddenValue(value.toString());
    }
  }
}
