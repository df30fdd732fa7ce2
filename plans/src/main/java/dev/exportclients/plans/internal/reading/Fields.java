package dev.exportclients.plans.internal.reading;

import dev.exportclients.core.internal.argument.DidYouMean;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.internal.reading.YamlNode.Entry;
import dev.exportclients.plans.internal.reading.YamlNode.Mapping;
import dev.exportclients.plans.internal.reading.YamlNode.Scalar;
import dev.exportclients.plans.internal.reading.YamlNode.Sequence;
import dev.exportclients.plans.internal.reading.YamlNode.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The values of a mapping whose keys are known. What is wrong is noted, and the value is then empty
 * as if it were not there, so that the next mistake is found, too.
 */
public final class Fields {
  private static final List<String> SECRETS =
      List.of("token", "password", "passwd", "secret", "credential", "apikey", "privatekey");

  private final Position at;
  private final List<Mistake> mistakes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * @param owner what has these keys, such as {@code a plan}
   */
  public Fields(Mapping mapping, String owner, List<String> known, List<Mistake> mistakes) {
    this.at = mapping.at();
    this.mistakes = mistakes;
    for (Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        mistake(entry.at(), unknown(entry.key(), owner, known));
      } else if (entries.putIfAbsent(entry.key(), entry) != null) {
        mistake(entry.at(), entry.key() + " is here for the second time");
      }
    }
  }

  private static String unknown(String key, String owner, List<String> known) {
    String plain = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    String told = owner + " has no key '" + Quoted.of(key) + "'";
    if (SECRETS.stream().anyMatch(plain::contains) || plain.equals("ak") || plain.equals("sk")) {
      return told + ": credentials come from the environment or a profile, never from a plan";
    }
    String near = DidYouMean.of(key, known);
    return told + (near.isEmpty() ? "; it has " + String.join(", ", known) : near);
  }

  public Position at() {
    return at;
  }

  /** Of a value, where it is there. */
  public Position at(String key) {
    Entry entry = entries.get(key);
    return entry == null ? at : entry.value().at();
  }

  /** Of a key, where it is there. */
  public Position keyAt(String key) {
    Entry entry = entries.get(key);
    return entry == null ? at : entry.at();
  }

  /** Those that are there, in their order. */
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Notes that it is missing, if it is. */
  public void require(String key, String owner) {
    if (!has(key)) {
      mistake(at, owner + " wants the key " + key);
    }
  }

  public Optional<YamlNode> node(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  public Optional<String> text(String key) {
    return node(key).flatMap(value -> text(key, value));
  }

  /** Text, or a number as it is written: an id. */
  public Optional<String> id(String key) {
    return node(key)
        .flatMap(
            value ->
                value instanceof Scalar number && number.type() == Type.INTEGER
                    ? Optional.of(number.text())
                    : text(key, value));
  }

  public Optional<Long> number(String key) {
    return scalar(key, "a number", Type.INTEGER)
        .flatMap(
            number -> digits(key, () -> Long.valueOf(number), "must be a whole number in digits"));
  }

  public Optional<Double> decimal(String key) {
    return scalar(key, "a number", Type.INTEGER, Type.DECIMAL)
        .flatMap(number -> digits(key, () -> Double.valueOf(number), "must be a number in digits"));
  }

  public Optional<Boolean> truth(String key) {
    return scalar(key, "true or false", Type.TRUTH).map(Boolean::valueOf);
  }

  public Optional<Mapping> mapping(String key) {
    return node(key).flatMap(value -> as(Mapping.class, value, key, "keys with values"));
  }

  /** A list of at least one. */
  public Optional<Sequence> list(String key, String ifEmpty) {
    Optional<Sequence> list =
        node(key).flatMap(value -> as(Sequence.class, value, key, "a list, as [a, b]"));
    list.filter(found -> found.items().isEmpty())
        .ifPresent(empty -> mistake(empty.at(), key + " is empty: " + ifEmpty));
    return list.filter(found -> !found.items().isEmpty());
  }

  /** Text, which YAML does not take for something else. */
  public Optional<String> text(String what, YamlNode value) {
    if (value instanceof Scalar scalar && scalar.type() == Type.TEXT) {
      return Optional.of(scalar.text());
    }
    if (value instanceof Scalar scalar && scalar.type() != Type.NOTHING) {
      String takenFor = " must be text, and YAML takes this for " + value.told();
      mistake(value.at(), what + takenFor + "; put it in quotes");
      return Optional.empty();
    }
    return as(Scalar.class, value, what, "text").map(Scalar::text);
  }

  /** From text, by what throws an IllegalArgumentException of ours at what it refuses. */
  public <T> Optional<T> parsed(String key, Function<String, T> parser) {
    return text(key).flatMap(text -> made(key, () -> parser.apply(text)));
  }

  /** As {@link #parsed}, also from a number. */
  public <T> Optional<T> parsedId(String key, Function<String, T> parser) {
    return id(key).flatMap(text -> made(key, () -> parser.apply(text)));
  }

  /** Of values whose keys it names where it refuses one. */
  public <T> Optional<T> made(Supplier<T> maker) {
    return made("", maker);
  }

  private <T> Optional<T> made(String key, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (RefusedArgumentException refused) {
      String named = key.isEmpty() ? refused.argument() : key;
      mistake(at(named), refused.messageFor(named));
      return Optional.empty();
    }
  }

  public <T extends YamlNode> Optional<T> as(
      Class<T> type, YamlNode value, String what, String wanted) {
    if (value instanceof Scalar scalar && scalar.type() == Type.NOTHING) {
      mistake(value.at(), what + " has no value; it must be " + wanted);
      return Optional.empty();
    }
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    mistake(value.at(), what + " must be " + wanted + ", not " + value.told());
    return Optional.empty();
  }

  public void mistake(Position where, String message) {
    mistakes.add(new Mistake(where, message));
  }

  private Optional<String> scalar(String key, String wanted, Type... types) {
    Optional<YamlNode> value = node(key);
    if (value.isPresent()) {
      if (value.get() instanceof Scalar scalar && List.of(types).contains(scalar.type())) {
        return Optional.of(scalar.text());
      }
      boolean text = value.get() instanceof Scalar scalar && scalar.type() == Type.TEXT;
      mistake(
          at(key),
          key + " must be " + wanted + (text ? ", without quotes" : ", not " + value.get().told()));
    }
    return Optional.empty();
  }

  private <T> Optional<T> digits(String key, Supplier<T> number, String otherwise) {
    try {
      return Optional.of(number.get());
    } catch (NumberFormatException unusual) {
      mistake(at(key), key + " " + otherwise);
      return Optional.empty();
    }
  }
}
