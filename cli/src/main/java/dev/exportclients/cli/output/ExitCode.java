package dev.exportclients.cli.output;

/** What the process says about how it went, one number for each kind of error. */
public enum ExitCode {
  DONE(0, "done"),
  BUG(1, "a bug in exportctl, or a Java that did not start"),
  USAGE(2, "usage or configuration"),
  NOT_PERMITTED(3, "not authenticated, not permitted, or a sign-in refused"),
  NOT_FOUND(4, "not found"),
  EXPIRED(5, "expired"),
  NOT_READY(6, "not ready, or the wait ran out"),
  REJECTED(7, "request rejected"),
  UNAVAILABLE(8, "provider or identity service down, or too many requests"),
  TRANSFER(9, "transfer failed, or the response to a start was lost"),
  EXPORT_FAILED(10, "the provider's export failed"),
  LOCAL_FILE(11, "local file problem, or stdout can't be written"),
  UNEXPECTED_CONTENT(12, "unexpected content, such as a sign-in page"),
  EMPTY(13, "nothing to export"),
  SEVERAL(14, "exports of a plan failed, for reasons of several of these kinds"),
  INTERRUPTED(130, "ended by a signal: 128 and its number"),
  UNREAD(141, "nobody reads stdout any more");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  public int number() {
    return number;
  }

  public static ExitCode of(Throwable failure) {
    return FailureKind.exitCode(failure);
  }

  /** Of a failure that was written down by its simple name. */
  public static ExitCode ofKind(String kind) {
    return FailureKind.exitCodeOfKind(kind);
  }
}
