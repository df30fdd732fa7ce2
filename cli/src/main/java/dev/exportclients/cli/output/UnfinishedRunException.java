package dev.exportclients.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;

/** An export was started, or may have been, and its file did not arrive. Says how to go on. */
public final class UnfinishedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> ids;
  private final String nextCommand;

  /**
   * @param ids the run's handle and ids, by the names of the JSON; empty if they aren't known
   */
  public UnfinishedRunException(RuntimeException why, Map<String, Object> ids, String nextCommand) {
    super(why.getMessage(), why);
    this.ids = new LinkedHashMap<>(ids);
    this.nextCommand = nextCommand;
  }

  Map<String, Object> ids() {
    return ids;
  }

  String nextCommand() {
    return nextCommand;
  }
}
