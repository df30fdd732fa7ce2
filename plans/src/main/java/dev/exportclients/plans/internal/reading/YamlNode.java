package dev.exportclients.plans.internal.reading;

import java.util.List;

/** A piece of a YAML document, as it is written. */
public sealed interface YamlNode {
  /** Where it begins. */
  Position at();

  /** For people: what it is, such as {@code a list}. */
  String told();

  /**
   * A single value.
   *
   * @param text as the file has it, without its quotes
   */
  record Scalar(Type type, String text, Position at) implements YamlNode {
    @Override
    public String told() {
      return type.told;
    }
  }

  /** What YAML takes a value for; what is in quotes is text. */
  enum Type {
    TEXT("text"),
    INTEGER("a number"),
    DECIMAL("a number with a fraction"),
    TRUTH("true or false"),
    NOTHING("nothing");

    final String told;

    Type(String told) {
      this.told = told;
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, Position at) implements YamlNode {
    @Override
    public String told() {
      return "a list";
    }
  }

  /** Keys and values in their order; a key may be there twice. */
  record Mapping(List<Entry> entries, Position at) implements YamlNode {
    @Override
    public String told() {
      return "keys with values";
    }
  }

  /**
   * A key with its value.
   *
   * @param at where the key begins
   */
  record Entry(String key, Position at, YamlNode value) {}
}
