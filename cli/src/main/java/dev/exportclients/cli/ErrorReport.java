package dev.exportclients.cli;

import dev.exportclients.core.ApiException;
import dev.exportclients.core.EmptyExportException;
import dev.exportclients.core.ExportFailedException;
import dev.exportclients.core.LocalFileException;
import dev.exportclients.core.NotReadyException;
import dev.exportclients.core.ProviderUnavailableException;
import dev.exportclients.core.RateLimitedException;
import dev.exportclients.core.TransferException;
import dev.exportclients.core.UnexpectedContentException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One failure, told to a person in a line or two, or to a program as an object. */
final class ErrorReport {
  private final ExitCode exitCode;
  private final String type;
  private final String message;
  private final @Nullable String hint;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private ErrorReport(ExitCode exitCode, String type, String message, @Nullable String hint) {
    this.exitCode = exitCode;
    this.type = type;
    this.message = message;
    this.hint = hint;
  }

  static ErrorReport usage(String message, String hint) {
    return new ErrorReport(ExitCode.USAGE, "usage", message, hint);
  }

  /** A signal came; the process ends with that signal's number. */
  static ErrorReport interrupted() {
    return new ErrorReport(ExitCode.INTERRUPTED, "interrupted", "interrupted", null);
  }

  static ErrorReport of(Throwable failure) {
    ExitCode exitCode = ExitCode.of(failure);
    if (exitCode == ExitCode.BUG) {
      return new ErrorReport(
          exitCode, "bug", "unexpected: " + failure, "This is a bug in exportctl; -v shows where.");
    }
    String type = failure instanceof IllegalArgumentException ? "usage" : typeOf(failure);
    String said = failure.getMessage() == null ? type : failure.getMessage();
    ErrorReport report = new ErrorReport(exitCode, type, said, null);
    report.describe(failure);
    return report;
  }

  /** The same with what can be done about it. */
  ErrorReport with(UnfinishedRunException run) {
    String next = "To go on: " + run.nextCommand();
    ErrorReport report = new ErrorReport(exitCode, type, message, next);
    report.fields.putAll(fields);
    report.ids(Map.of("exportId", "" + run.exportId(), "fileId", "" + run.fileId()));
    report.fields.put("next_command", run.nextCommand());
    return report;
  }

  int exitCode() {
    return exitCode.number();
  }

  List<String> lines() {
    String first = "exportctl: " + message;
    return hint == null ? List.of(first) : List.of(first, hint);
  }

  Map<String, Object> toJson() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", type);
    if (exitCode != ExitCode.INTERRUPTED) {
      error.put("exit_code", exitCode.number());
    }
    error.put("message", Line.of(message));
    error.putAll(fields);
    return Map.of("error", error);
  }

  private void describe(Throwable failure) {
    if (failure instanceof ApiException api) {
      answer(api.operation(), api.status());
      api.error().code().ifPresent(code -> fields.put("code", code));
      api.error().message().ifPresent(said -> fields.put("provider_message", said));
      api.error().details().ifPresent(details -> fields.put("details", details));
      api.error().requestId().ifPresent(id -> fields.put("request_id", id));
      api.advice().ifPresent(advice -> fields.put("advice", advice));
    }
    if (failure instanceof RateLimitedException limited) {
      retryAfter(limited.retryAfter());
    } else if (failure instanceof ProviderUnavailableException down) {
      retryAfter(down.retryAfter());
    } else if (failure instanceof NotReadyException notReady) {
      answer(notReady.operation(), notReady.status().orElse(200));
      state(notReady.lastState(), notReady.ids());
    } else if (failure instanceof ExportFailedException failed) {
      fields.put("operation", failed.operation());
      state(failed.state(), failed.ids());
    } else if (failure instanceof EmptyExportException empty) {
      fields.put("operation", empty.operation());
      state(empty.state(), empty.ids());
    } else if (failure instanceof TransferException transfer) {
      fields.put("operation", transfer.operation());
    } else if (failure instanceof UnexpectedContentException content) {
      answer(content.operation(), content.status());
      content.mediaType().ifPresent(mediaType -> fields.put("media_type", mediaType));
    } else if (failure instanceof LocalFileException local) {
      fields.put("path", local.path().toString());
    }
  }

  private void answer(String operation, int status) {
    fields.put("operation", operation);
    fields.put("status", status);
  }

  private void retryAfter(Optional<Duration> asked) {
    asked.ifPresent(duration -> fields.put("retry_after_seconds", duration.toSeconds()));
  }

  private void state(String state, Map<String, String> ids) {
    fields.put("state", state);
    ids(ids);
  }

  private void ids(Map<String, String> ids) {
    Map<String, String> named = new LinkedHashMap<>();
    ids.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(id -> named.put(Json.snakeCase(id.getKey()), id.getValue()));
    fields.put("ids", named);
  }

  private static String typeOf(Throwable failure) {
    return Json.snakeCase(failure.getClass().getSimpleName().replaceFirst("Exception$", ""));
  }
}
