package dev.exportclients.specs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A provider as {@code providers.json} lists it: the one list of them, which all else reads.
 *
 * @param name of its client, its package and its command
 * @param title how its users write it
 * @param specs names of its OpenAPI files: its own API, then an identity service if it has one
 * @param credentials the headers of a request that signs in, with variables of the environment in
 *     braces
 */
public record Provider(
    String name, String title, List<String> specs, Map<String, String> credentials) {
  public static final List<Provider> ALL = read();

  public static final List<String> NAMES = ALL.stream().map(Provider::name).toList();

  private static List<Provider> read() {
    try (InputStream in = Provider.class.getResourceAsStream("/specs/providers.json")) {
      return List.copyOf(new ObjectMapper().readValue(in, new TypeReference<List<Provider>>() {}));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("specs/providers.json can't be read", unreadable);
    }
  }

  /** The provider whose API or identity service a spec describes. */
  public static Provider ofSpec(String spec) {
    return ALL.stream()
        .filter(provider -> provider.specs().contains(spec))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("providers.json lists no spec " + spec));
  }
}
