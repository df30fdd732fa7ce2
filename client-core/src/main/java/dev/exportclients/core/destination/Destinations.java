package dev.exportclients.core.destination;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a destination by its address: {@code scheme://…}, where a {@link DestinationProvider} of
 * the scheme is on the class or module path; anything else is a path of the file system, as is
 * {@code file:///…}. One that ends with a slash is a folder, which takes files under their own
 * names.
 *
 * <pre>{@code
 * try (Destinations places = Destinations.of(System.getenv())) {
 *   Destination here = places.at("exports/");
 *   Destination lake = places.at("s3://lake/metastudio/answers.csv");
 * }
 * }</pre>
 *
 * <p>Safe to share between threads. Connects to what is used, once, and closes it.
 */
public final class Destinations implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
  private static final String FILE = "file";

  private final Supplier<Map<String, String>> environment;
  private final Map<String, Storage> connected = new ConcurrentHashMap<>();

  private Destinations(Supplier<Map<String, String>> environment) {
    this.environment = environment;
  }

  /**
   * {@return a way to all destinations}
   *
   * @param environment variables that say how to get there, and by whose leave: {@code
   *     System.getenv()}, or some of your own
   */
  public static Destinations of(Map<String, String> environment) {
    Map<String, String> copy = Map.copyOf(environment);
    return new Destinations(() -> copy);
  }

  /**
   * {@return the same as {@link #of(Map)}, for variables that are dear to find out}
   *
   * @param environment asked when a place is first used that is not in the file system
   */
  public static Destinations of(Supplier<Map<String, String>> environment) {
    return new Destinations(requireNonNull(environment, "environment"));
  }

  /**
   * Looks at an address without connecting to anything.
   *
   * @param address as for {@link #at(String)}
   * @throws IllegalArgumentException if it is none, or of a scheme that nobody provides
   */
  public static void requireValid(String address) {
    String scheme = scheme(Arguments.text(address, "address"));
    if (scheme.equals(FILE)) {
      path(address);
    } else {
      provider(scheme).requireValid(address);
    }
  }

  /**
   * {@return whether it is an address of something else than the file system}
   *
   * @param address as for {@link #at(String)}
   */
  public static boolean isRemote(String address) {
    return !scheme(address).equals(FILE);
  }

  /**
   * {@return the place; nothing is sent yet}
   *
   * @param address such as {@code s3://lake/results.csv}, or {@code exports/}
   * @throws IllegalArgumentException if it is none, or of a scheme that nobody provides
   */
  public Destination at(String address) {
    return at(address, handle -> {});
  }

  /**
   * {@return the place; nothing is sent yet}
   *
   * @param address as for {@link #at(String)}
   * @param unfinished see {@link Storage#at}
   * @throws IllegalArgumentException if it is none, or of a scheme that nobody provides
   */
  public Destination at(String address, Consumer<String> unfinished) {
    String scheme = scheme(Arguments.text(address, "address"));
    if (!scheme.equals(FILE)) {
      return storage(scheme).at(address, unfinished);
    }
    Path path = path(address);
    return address.endsWith("/") ? FileDestination.into(path) : FileDestination.to(path);
  }

  /**
   * {@return the SHA-256 of a file that stands there; empty if none does, or the place doesn't know
   * it, as the file system does not}
   *
   * @param address see {@link Storage#sha256}
   */
  public Optional<String> sha256(String address) {
    String scheme = scheme(address);
    return scheme.equals(FILE) ? Optional.empty() : storage(scheme).sha256(address);
  }

  /**
   * {@return what was begun and neither committed nor aborted; empty in the file system, where
   * parts are found by the next download}
   *
   * @param address see {@link Storage#leftovers}
   */
  public List<Leftover> leftovers(String address) {
    String scheme = scheme(address);
    return scheme.equals(FILE) ? List.of() : storage(scheme).leftovers(address);
  }

  /**
   * As {@link Storage#abort}.
   *
   * @param handle as it was told, or listed
   */
  public void abort(String handle) {
    storage(scheme(handle)).abort(handle);
  }

  @Override
  public void close() {
    connected.values().forEach(Storage::close);
    connected.clear();
  }

  private Storage storage(String scheme) {
    return connected.computeIfAbsent(scheme, name -> provider(name).connect(environment.get()));
  }

  private static String scheme(String address) {
    Matcher start = ADDRESS.matcher(address);
    return start.matches() ? start.group(1).toLowerCase(Locale.ROOT) : FILE;
  }

  private static Path path(String address) {
    boolean isUrl = ADDRESS.matcher(address).matches();
    return isUrl ? Path.of(URI.create(address)) : Path.of(address);
  }

  private static DestinationProvider provider(String scheme) {
    Map<String, DestinationProvider> known = new TreeMap<>();
    ServiceLoader.load(DestinationProvider.class)
        .forEach(provider -> known.put(provider.scheme(), provider));
    DestinationProvider found = known.get(scheme);
    if (found == null) {
      TreeSet<String> schemes = new TreeSet<>(known.keySet());
      schemes.add(FILE);
      throw new RefusedArgumentException(
          "address",
          "has a scheme that nothing here provides: "
              + scheme
              + "; there are "
              + String.join(", ", schemes));
    }
    return found;
  }
}
