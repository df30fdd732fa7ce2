package dev.exportclients.core.destination;

import dev.exportclients.core.exception.DestinationException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place that takes files, each of them whole or not at all: a name there, or a folder that takes
 * the file under the server's name. Safe to share between threads.
 *
 * <pre>{@code
 * try (Destinations places = Destinations.of(System.getenv())) {
 *   Destination lake = places.at("s3://lake/results/");
 *   Download.Stored stored = ems.results(1234).saveTo(lake, DownloadOptions.defaults());
 *   System.out.println(stored.location());
 * }
 * }</pre>
 *
 * <p>To write one, say what {@link #begin} does: what is written stands nowhere before {@link
 * Upload#commit}, and under its name from then on.
 */
public interface Destination {

  /** {@return its address, such as {@code s3://lake/results/}; holds no secret} */
  String address();

  /**
   * Called before anything is sent to the provider: throws if it is known already that no file can
   * be stored. Does nothing by default.
   *
   * @param overwrite whether a file that stands there may be replaced
   * @throws DestinationException if a file stands there that may not be replaced, or none can be
   *     stored
   */
  default void check(boolean overwrite) {}

  /**
   * As {@link #check(boolean)}, which is what it does by default, within a call's deadline.
   *
   * @param overwrite whether a file that stands there may be replaced
   * @param timeLeft as {@link IncomingFile#timeLeft}
   * @throws DestinationException as that; also if the time is over
   */
  default void check(boolean overwrite, Supplier<Optional<Duration>> timeLeft) {
    check(overwrite);
  }

  /**
   * Begins a file. Called once its content is known to be no error page.
   *
   * @param file what is known of it before its first byte
   * @return takes its bytes; the caller closes it, whatever happens
   * @throws DestinationException as {@link #check} does
   */
  Upload begin(IncomingFile file);
}
