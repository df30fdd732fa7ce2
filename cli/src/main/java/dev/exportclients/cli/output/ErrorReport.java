package dev.exportclients.cli.output;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One failure, told to a person in a line or two, or to a program as an object. */
public final class ErrorReport {
  private static final String NAME = "exportctl";

  private final ExitCode exitCode;
  private final String type;
  private final String message;
  private final List<String> hints;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private ErrorReport(ExitCode exitCode, String type, String message, List<String> hints) {
    this.exitCode = exitCode;
    this.type = type;
    this.message = message;
    this.hints = hints;
  }

  public static ErrorReport usage(String message, String hint) {
    return new ErrorReport(ExitCode.USAGE, "usage", message, List.of(hint));
  }

  /** A signal came; the process ends with that signal's number. */
  public static ErrorReport interrupted() {
    return new ErrorReport(ExitCode.INTERRUPTED, "interrupted", "interrupted", List.of());
  }

  public static ErrorReport of(Throwable failure) {
    ExitCode exitCode = ExitCode.of(failure);
    if (exitCode == ExitCode.BUG) {
      return new ErrorReport(
          exitCode,
          "bug",
          "unexpected: " + failure,
          List.of("This is a bug in exportctl; -v shows where."));
    }
    String type = typeOf(failure);
    String said = failure.getMessage() == null ? type : failure.getMessage();
    ErrorReport report = new ErrorReport(exitCode, type, said, List.of());
    report.describe(failure);
    return report;
  }

  /** The same with what can be done about it. */
  public ErrorReport with(UnfinishedRunException run) {
    String caller = System.getProperty("exportctl.command", NAME);
    String next = ShellQuoting.of(caller) + " " + run.nextCommand();
    List<String> ways = new ArrayList<>(List.of("To go on: " + next));
    if (!caller.equals(NAME)) {
      ways.add("(with " + NAME + " on the PATH) To go on: " + NAME + " " + run.nextCommand());
    }
    ErrorReport report = new ErrorReport(exitCode, type, message, ways);
    report.fields.putAll(fields);
    report.ids(Map.of("exportId", "" + run.exportId(), "fileId", "" + run.fileId()));
    report.fields.put("next_command", next);
    return report;
  }

  /**
   * The same of one id of several.
   *
   * @param untried those that are not tried for this
   */
  ErrorReport about(Object id, List<String> untried) {
    List<String> hints = new ArrayList<>(this.hints);
    Map<String, Object> more = new LinkedHashMap<>(Map.of("id", id));
    if (!untried.isEmpty()) {
      hints.add("Not tried: " + String.join(" ", untried));
      more.put("not_tried", untried);
    }
    ErrorReport report = new ErrorReport(exitCode, type, id + ": " + message, hints);
    report.fields.putAll(more);
    report.fields.putAll(fields);
    return report;
  }

  public int exitCode() {
    return exitCode.number();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("exportctl: " + message));
    lines.addAll(hints);
    return lines;
  }

  Map<String, Object> toJson() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", type);
    if (exitCode != ExitCode.INTERRUPTED) {
      error.put("exit_code", exitCode.number());
    }
    error.put("message", TerminalText.of(message));
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
    } else if (failure instanceof StdoutException stdout) {
      fields.putAll(stdout.facts());
    } else if (failure instanceof LocalFileException local) {
      fields.put("path", local.path().toString());
    }
  }

  private void answer(String operation, int status) {
    fields.put("operation", operation);
    if (status > 0) {
      fields.put("status", status);
    }
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
