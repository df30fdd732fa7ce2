package dev.exportclients.core.run;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.internal.http.PercentEncoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What finds a run again, in any process and on any machine: its provider and its ids, no secret.
 * As text it is one line of ASCII, safe to store, to show and to pass as an argument.
 *
 * <pre>{@code
 * ems:1234
 * ecreporting:0F8FAD5BD9CB469FA16570867728950E?studyId=CFD8A9C11AB34C0E8E43B1C5DDCD4C71&mode=active
 * webadmit:86446/74780
 * metastudio:be0821bdf8d04949bf4c9852fa87c590
 * }</pre>
 *
 * <p>Immutable. Handles are equal if they have the same parts; parameters may differ in order.
 */
public final class RunHandle {
  private static final int MAX_LENGTH = 2048;

  private final String provider;
  private final List<String> ids;
  private final Map<String, String> parameters;

  private RunHandle(String provider, List<String> ids, Map<String, String> parameters) {
    this.provider = provider;
    this.ids = List.copyOf(ids);
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * For a client's use.
   *
   * @param provider lower-case letters, such as {@code ems}
   * @param ids at least one
   * @param parameters what else is needed to ask for it, in order
   * @return the handle, for {@link #toString} to write down
   * @throws IllegalArgumentException if an id or value is none
   */
  public static RunHandle of(String provider, List<String> ids, Map<String, String> parameters) {
    if (!isName(provider) || !isLowerCase(provider) || ids.isEmpty()) {
      throw new RefusedArgumentException(
          "a handle", "needs a provider, whose name is in lower case, and an id");
    }
    ids.forEach(id -> Arguments.id(id, "an id of the handle"));
    parameters.forEach(
        (name, value) -> {
          if (!isName(name)) {
            throw new RefusedArgumentException("'" + name + "'", "can't name a part of a handle");
          }
          Arguments.text(value, name);
        });
    return new RunHandle(provider, ids, parameters);
  }

  /**
   * Reads what {@link #toString} wrote. Whether the provider has such runs is for its client to
   * say.
   *
   * @param text such as {@code ems:1234}, at most 2,048 characters, exactly as written
   * @return the handle, for its provider's client to find the run with
   * @throws IllegalArgumentException if the text is no handle, or is cut; it says what is wrong
   */
  public static RunHandle parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new RefusedArgumentException("a handle", "has at most " + MAX_LENGTH + " characters");
    }
    int colon = text.indexOf(':');
    if (colon < 0 || !isName(text.substring(0, colon)) || text.startsWith("//", colon + 1)) {
      throw wrong(text, "it starts with a provider, such as ems:1234");
    }
    String provider = text.substring(0, colon);
    if (!isLowerCase(provider)) {
      throw wrong(text, "the provider's name is in lower case");
    }
    int question = text.indexOf('?', colon);
    List<String> ids = new ArrayList<>();
    String path = text.substring(colon + 1, question < 0 ? text.length() : question);
    for (String id : path.split("/", -1)) {
      ids.add(decoded(text, id));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    if (question >= 0) {
      for (String pair : text.substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 0 || !isName(pair.substring(0, equals))) {
          throw wrong(text, "behind '?' it has name=value pairs; it may be cut");
        }
        String value = decoded(text, pair.substring(equals + 1));
        if (parameters.put(pair.substring(0, equals), value) != null) {
          throw wrong(text, pair.substring(0, equals) + " stands in it twice");
        }
      }
    }
    return of(provider, ids, parameters);
  }

  private static String decoded(String text, String escaped) {
    String value = escaped.isEmpty() ? null : PercentEncoding.decode(escaped);
    if (value == null || !PercentEncoding.encode(value).equals(escaped)) {
      throw wrong(text, "an id or value in it is empty or not escaped as we write it; is it cut?");
    }
    return value;
  }

  private static RefusedArgumentException wrong(String text, String why) {
    return new RefusedArgumentException("'" + shown(text) + "'", "is no handle of a run: " + why);
  }

  /** What was given may be anything, also long or unprintable. */
  private static String shown(String text) {
    String line = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return line.replaceAll("[^ -~]", "?");
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(RunHandle::isLetter);
  }

  private static boolean isLowerCase(String name) {
    return name.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** {@return the provider's short name, such as {@code ems}} */
  public String provider() {
    return provider;
  }

  /**
   * {@return at least one id, as the provider writes it; for WebAdMIT the export's and the file's}
   */
  public List<String> ids() {
    return ids;
  }

  /**
   * {@return what else is needed to ask for it, in the handle's order; empty for most providers}
   */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** {@return one line of ASCII, for {@link #parse}} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(provider).append(':');
    text.append(String.join("/", ids.stream().map(PercentEncoding::encode).toList()));
    char separator = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text.append(separator).append(parameter.getKey()).append('=');
      text.append(PercentEncoding.encode(parameter.getValue()));
      separator = '&';
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunHandle handle
        && provider.equals(handle.provider)
        && ids.equals(handle.ids)
        && parameters.equals(handle.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider, ids, parameters);
  }
}
