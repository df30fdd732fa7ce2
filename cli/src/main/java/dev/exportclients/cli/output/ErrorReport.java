package dev.exportclients.cli.output;

import dev.exportclients.cli.terminal.ShellQuoting;
import dev.exportclients.cli.terminal.TerminalText;
import dev.exportclients.plans.PlanException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One failure, told to a person in a line or two, or to a program as an object. */
public final class ErrorReport {
  private static final String NAME = "exportctl";

  private final ExitCode exitCode;
  private final String type;
  private final String message;
  private final List<String> hints;
  private final ErrorFields fields;

  private ErrorReport(
      ExitCode exitCode, String type, String message, List<String> hints, ErrorFields fields) {
    this.exitCode = exitCode;
    this.type = type;
    this.message = message;
    this.hints = hints;
    this.fields = fields;
  }

  public static ErrorReport usage(String message, String hint) {
    return new ErrorReport(ExitCode.USAGE, "usage", message, List.of(hint), new ErrorFields());
  }

  /**
   * What was not thrown here, but is written down.
   *
   * @param type as in JSON
   */
  public static ErrorReport told(
      ExitCode exitCode, String type, String message, List<String> hints) {
    return new ErrorReport(exitCode, type, message, hints, new ErrorFields());
  }

  /** A signal came; the process ends with that signal's number. */
  public static ErrorReport interrupted() {
    return new ErrorReport(
        ExitCode.INTERRUPTED, "interrupted", "interrupted", List.of(), new ErrorFields());
  }

  public static ErrorReport of(Throwable failure) {
    ExitCode exitCode = ExitCode.of(failure);
    if (exitCode == ExitCode.BUG) {
      return new ErrorReport(
          exitCode,
          "bug",
          "unexpected: " + failure,
          List.of("This is a bug in exportctl; -v shows where."),
          new ErrorFields());
    }
    String type = typeOf(failure);
    String said = failure.getMessage() == null ? type : failure.getMessage();
    ErrorFields fields = FailureKind.fields(failure);
    if (failure instanceof PlanException) {
      // A line for each mistake.
      List<String> lines = said.lines().toList();
      return new ErrorReport(exitCode, type, lines.get(0), lines.subList(1, lines.size()), fields);
    }
    return new ErrorReport(exitCode, type, said, List.of(), fields);
  }

  /** The same with what can be done about it. */
  public ErrorReport with(UnfinishedRunException run) {
    String caller = System.getProperty("exportctl.command", NAME);
    String next = ShellQuoting.of(caller) + " " + run.nextCommand();
    List<String> ways = new ArrayList<>(List.of("To go on: " + next));
    if (!caller.equals(NAME)) {
      ways.add("(with " + NAME + " on the PATH) To go on: " + NAME + " " + run.nextCommand());
    }
    ErrorFields more = new ErrorFields().withAll(fields.values());
    if (!run.ids().isEmpty()) {
      more.ids(texts(run.ids()));
    }
    more.with("next_command", next);
    return new ErrorReport(exitCode, type, message, ways, more);
  }

  private static Map<String, String> texts(Map<String, Object> ids) {
    Map<String, String> texts = new LinkedHashMap<>();
    ids.forEach((name, id) -> texts.put(name, String.valueOf(id)));
    return texts;
  }

  /**
   * The same of one id of several.
   *
   * @param untried those that are not tried for this
   */
  ErrorReport about(Object id, List<String> untried) {
    List<String> hints = new ArrayList<>(this.hints);
    ErrorFields more = new ErrorFields().with("id", id);
    if (!untried.isEmpty()) {
      hints.add("Not tried: " + String.join(" ", untried));
      more.with("not_tried", untried);
    }
    more.withAll(fields.values());
    return new ErrorReport(exitCode, type, id + ": " + message, hints, more);
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
    error.putAll(fields.values());
    return Map.of("error", error);
  }

  private static String typeOf(Throwable failure) {
    return Json.snakeCase(failure.getClass().getSimpleName().replaceFirst("Exception$", ""));
  }
}
