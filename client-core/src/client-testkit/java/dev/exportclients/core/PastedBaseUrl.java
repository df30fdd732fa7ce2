package dev.exportclients.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A base URL as people paste it, which may end in a path that the client adds itself. */
public final class PastedBaseUrl {
  private PastedBaseUrl() {}

  /**
   * @param ownPath what the client says is its own; null if it takes the URL
   * @param builder builds a client for a base URL
   */
  public static void check(
      String path, @Nullable String ownPath, Function<URI, ? extends AutoCloseable> builder)
      throws Exception {
    URI url = URI.create("https://example.com" + path);
    if (ownPath == null) {
      builder.apply(url).close();
    } else {
      assertThatThrownBy(() -> builder.apply(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("baseUrl ends in %s, which the client adds itself; leave that out", ownPath);
    }
  }
}
