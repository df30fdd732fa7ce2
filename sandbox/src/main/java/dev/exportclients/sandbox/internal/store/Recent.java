package dev.exportclients.sandbox.internal.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entries, so that a sandbox can run for weeks. Not thread-safe. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;
  private static final int REMEMBERED = 20_000;

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > REMEMBERED;
  }
}
