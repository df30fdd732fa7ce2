package dev.exportclients.destination.s3;

import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Asks S3, on a thread of its own: a socket of Java's HTTP client notices no interrupt. The SDK
 * retries; what it ends with is said in our words.
 */
final class S3Calls {
  /** For what is tidied up after an interrupt. */
  private static final Duration TIDYING = Duration.ofSeconds(5);

  private final S3Client client;
  private final Supplier<Optional<Duration>> timeLeft;

  S3Calls(S3Client client) {
    this(client, Optional::empty);
  }

  private S3Calls(S3Client client, Supplier<Optional<Duration>> timeLeft) {
    this.client = client;
    this.timeLeft = timeLeft;
  }

  /**
   * @param left asked before each call; empty for no limit
   */
  S3Calls within(Supplier<Optional<Duration>> left) {
    return new S3Calls(client, left);
  }

  /**
   * @param place for messages
   * @throws DestinationException whatever goes wrong
   */
  <T extends @Nullable Object> T ask(S3Address place, Function<S3Client, T> request) {
    try {
      return answer(request, timeLeft.get().orElse(null));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable(place, "interrupted", interrupted);
    } catch (TimeoutException late) {
      throw unavailable(place, "the deadline passed", late);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof SdkException refused) {
        throw S3Failures.of(place, refused);
      }
      if (failure.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** In spite of an interrupt or a deadline that ended the rest, for some seconds. */
  void tidy(Function<S3Client, Boolean> request) {
    boolean isInterrupted = Thread.interrupted();
    try {
      answer(request, TIDYING);
    } catch (InterruptedException again) {
      isInterrupted = true;
    } catch (TimeoutException | ExecutionException left) {
      // It is listed among the leftovers.
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T extends @Nullable Object> T answer(
      Function<S3Client, T> request, @Nullable Duration left)
      throws InterruptedException, TimeoutException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(() -> request.apply(client));
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    Thread thread = new Thread(task, "export-clients-s3");
    thread.setDaemon(true);
    thread.start();
    try {
      return left == null
          ? task.get()
          : task.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }

  private static DestinationException unavailable(S3Address place, String why, Exception cause) {
    return new DestinationException(
        "storing at " + place + ": " + why, Reason.UNAVAILABLE, place.toString(), cause);
  }
}
