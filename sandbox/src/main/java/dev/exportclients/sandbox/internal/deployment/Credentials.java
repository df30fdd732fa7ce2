package dev.exportclients.sandbox.internal.deployment;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is valid, by the name that states and tests set it by, such as {@code emsToken}. Each
 * provider says what its own are at the start. Thread-safe.
 */
public final class Credentials {
  private final Map<String, String> atTheStart = new LinkedHashMap<>();
  private final Map<String, String> now = new ConcurrentHashMap<>();

  /** Before the sandbox responds. */
  public void define(String name, String value) {
    atTheStart.put(name, value);
    now.put(name, value);
  }

  public Set<String> names() {
    return atTheStart.keySet();
  }

  public String get(String name) {
    return requireNonNull(now.get(name), name);
  }

  public void set(String name, String value) {
    if (!atTheStart.containsKey(name)) {
      throw new IllegalArgumentException("No credential is called " + name + ", but " + names());
    }
    now.put(name, value);
  }

  void reset() {
    now.putAll(atTheStart);
  }
}
