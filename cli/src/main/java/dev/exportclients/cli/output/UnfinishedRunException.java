package dev.exportclients.cli.output;

/** An export was started, and its file did not arrive. Says how to go on with it. */
public final class UnfinishedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long exportId;
  private final long fileId;
  private final String nextCommand;

  public UnfinishedRunException(
      RuntimeException why, long exportId, long fileId, String nextCommand) {
    super(why.getMessage(), why);
    this.exportId = exportId;
    this.fileId = fileId;
    this.nextCommand = nextCommand;
  }

  long exportId() {
    return exportId;
  }

  long fileId() {
    return fileId;
  }

  String nextCommand() {
    return nextCommand;
  }
}
