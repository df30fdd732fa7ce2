package dev.exportclients.core.exception;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The provider finished the export, and there is nothing in it. */
public final class EmptyExportException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final String state;
  private final TreeMap<String, String> ids;

  /**
   * For a client's use, and for tests.
   *
   * @param message what happened, and what to do
   * @param operation such as {@code webadmit.showExportFile}
   * @param state the provider's own word
   * @param ids of the run, such as {@code exportId} and {@code fileId}; copied
   */
  public EmptyExportException(
      String message, String operation, String state, Map<String, String> ids) {
    super(message, null);
    this.operation = operation;
    this.state = state;
    this.ids = new TreeMap<>(ids);
  }

  /** {@return the operation that told the state, such as {@code webadmit.showExportFile}} */
  public String operation() {
    return operation;
  }

  /** {@return the provider's own word, as sent} */
  public String state() {
    return state;
  }

  /**
   * {@return the ids of the run by name, such as {@code exportId} and {@code fileId}; sorted,
   * read-only}
   */
  public Map<String, String> ids() {
    return Collections.unmodifiableMap(ids);
  }
}
