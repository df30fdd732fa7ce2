package dev.exportclients.cli.temporal;

import dev.exportclients.cli.output.EngineException;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.workflows.PlanNotSubmittedException;
import dev.exportclients.workflows.PlanSubmittedException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.util.Locale;
import java.util.function.Supplier;

/** What a failure of Temporal means to whoever called. */
final class Engine {
  private Engine() {}

  /**
   * @throws EngineException for what Temporal, or its absence, has against it
   */
  static <T> T asked(Supplier<T> call) {
    try {
      return call.get();
    } catch (PlanSubmittedException before) {
      throw told(ExitCode.REJECTED, "already_submitted", said(before), before);
    } catch (PlanNotSubmittedException none) {
      throw told(ExitCode.NOT_FOUND, "not_submitted", said(none), none);
    } catch (StatusRuntimeException refused) {
      throw of(refused.getStatus(), refused);
    } catch (WorkflowException failed) {
      throw of(Status.fromThrowable(failed), failed);
    }
  }

  private static EngineException of(Status status, RuntimeException failure) {
    Status.Code code = status.getCode();
    String reason = code.name().toLowerCase(Locale.ROOT);
    String said =
        status.getDescription() == null ? reason : reason + ", " + status.getDescription();
    return switch (code) {
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          told(ExitCode.NOT_PERMITTED, reason, "Temporal refused the key: " + reason, failure);
      case NOT_FOUND -> told(ExitCode.NOT_FOUND, reason, "Temporal has no such: " + said, failure);
      case INVALID_ARGUMENT ->
          told(ExitCode.REJECTED, reason, "Temporal rejected it: " + said, failure);
      case RESOURCE_EXHAUSTED ->
          told(ExitCode.UNAVAILABLE, reason, "Temporal has too much to do: " + said, failure);
      case DEADLINE_EXCEEDED, FAILED_PRECONDITION ->
          told(
              ExitCode.NOT_READY,
              "no_worker",
              "nobody answered in time: is there a worker of this queue? (exportctl worker)",
              failure);
      default -> told(ExitCode.TRANSFER, reason, "Temporal did not answer: " + said, failure);
    };
  }

  private static String said(RuntimeException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  private static EngineException told(
      ExitCode exitCode, String reason, String message, RuntimeException cause) {
    return new EngineException(exitCode, reason, message, cause);
  }
}
