package dev.exportclients.core.exception;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The provider says that the export failed. */
public final class ExportFailedException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final String state;
  private final TreeMap<String, String> ids;

  public ExportFailedException(
      String message, String operation, String state, Map<String, String> ids) {
    super(message, null);
    this.operation = operation;
    this.state = state;
    this.ids = new TreeMap<>(ids);
  }

  public String operation() {
    return operation;
  }

  /** The provider's own word, as sent. */
  public String state() {
    return state;
  }

  public Map<String, String> ids() {
    return Collections.unmodifiableMap(ids);
  }
}
