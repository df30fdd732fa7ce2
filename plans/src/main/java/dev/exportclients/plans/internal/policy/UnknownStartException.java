package dev.exportclients.plans.internal.policy;

import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.plans.status.ExportFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a run was started can't be found out. */
public final class UnknownStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownStartException(String why, @Nullable Throwable cause) {
    super("it may have been started, and its run is not known. " + why, cause);
  }

  /** {@return what is told of the export} */
  public ExportFailure failure() {
    return new ExportFailure(
        StartOutcomeUnknownException.class.getSimpleName(),
        Optional.empty(),
        String.valueOf(getMessage()),
        Optional.of(
            "It is not started a second time by itself. If you find its run, name its handle; if there"
                + " is none, have it started again."),
        false);
  }
}
