package dev.exportclients.cli.output;

import dev.exportclients.cli.config.ConfigurationHint;
import dev.exportclients.cli.config.EnvironmentVariables;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The files of one command: one for each id, and when one fails the others are tried. */
public final class BatchDelivery {
  private final Console console;
  private final Supplier<EnvironmentVariables> environment;
  private final Delivery delivery;

  public BatchDelivery(
      Console console, Supplier<EnvironmentVariables> environment, Delivery delivery) {
    this.console = console;
    this.environment = environment;
    this.delivery = delivery;
  }

  /**
   * @param ids one that is named twice counts once
   * @param opened once, after the options were checked
   * @return the exit code: of the first that failed, if one did
   */
  public <I> int deliverAll(List<I> ids, Supplier<DownloadSource<I>> opened) {
    List<I> left = new ArrayList<>(new LinkedHashSet<>(ids));
    delivery.expect(left.size());
    try (DownloadSource<I> source = opened.get()) {
      requireIds(left, source);
      delivery.checked();
      if (left.size() == 1) {
        deliver(source, left.get(0));
        return ExitCode.DONE.number();
      }
      ExitCode first = ExitCode.DONE;
      while (!left.isEmpty()) {
        I id = left.remove(0);
        try {
          deliver(source, id);
        } catch (RuntimeException failure) {
          if (endsAll(failure)) {
            throw failure;
          }
          first = first == ExitCode.DONE ? ExitCode.of(failure) : first;
          tell(failure, id, left);
        }
      }
      return first.number();
    }
  }

  private static <I> void requireIds(List<I> ids, DownloadSource<I> source) {
    ids.forEach(id -> UsageException.checked(() -> source.download().apply(id)));
  }

  private <I> void deliver(DownloadSource<I> source, I id) {
    delivery.deliver(source.download().apply(id), Map.of("id", id));
  }

  private static boolean endsAll(RuntimeException failure) {
    return Thread.currentThread().isInterrupted()
        || failure instanceof StdoutException
        || ExitCode.of(failure) == ExitCode.BUG;
  }

  /** A credential that was refused is not sent for the others. */
  private void tell(RuntimeException failure, Object id, List<?> left) {
    List<String> untried =
        isOfCredentials(failure) ? left.stream().map(String::valueOf).toList() : List.of();
    Throwable told = ConfigurationHint.addedTo(failure, environment);
    console.error(ErrorReport.of(told).about(id, untried));
    console.stackTrace(told);
    if (!untried.isEmpty()) {
      left.clear();
    }
  }

  /** The provider's refusal, or that of the service that gives its tokens. */
  private static boolean isOfCredentials(RuntimeException failure) {
    Throwable refusal = failure instanceof SignInException signIn ? signIn.getCause() : failure;
    return refusal instanceof UnauthenticatedException;
  }
}
