package dev.exportclients.cli.output;

/** The engine that plans were handed to did not do what it was asked for. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String reason;

  /**
   * @param reason for programs, such as {@code already_submitted}
   */
  public EngineException(ExitCode exitCode, String reason, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.reason = reason;
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String reason() {
    return reason;
  }
}
