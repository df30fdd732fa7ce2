package dev.exportclients.core.exception;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The export is not finished, or was not when the wait ran out. Ask again later. */
public final class NotReadyException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final String lastState;
  private final TreeMap<String, String> ids;
  private final @Nullable Integer status;

  /**
   * For a client's use, and for tests.
   *
   * @param message what happened, and what to do
   * @param operation such as {@code ems.exportResults}
   * @param lastState the provider's own word, as last sent
   * @param ids what to ask again with, such as {@code exportId} and {@code fileId}
   * @param status of the response that said so; null when the state came in a 200
   */
  public NotReadyException(
      String message,
      String operation,
      String lastState,
      Map<String, String> ids,
      @Nullable Integer status) {
    super(message, null);
    this.operation = operation;
    this.lastState = lastState;
    this.ids = new TreeMap<>(ids);
    this.status = status;
  }

  /** {@return the operation that told the state, such as {@code ems.exportResults}} */
  public String operation() {
    return operation;
  }

  /**
   * {@return the provider's own word, as last sent; {@code not ready} where a status says it (EMS's
   * 412)}
   */
  public String lastState() {
    return lastState;
  }

  /**
   * {@return what to ask again with, such as {@code exportId} and {@code fileId}; sorted,
   * read-only, empty where the call's own arguments are all}
   */
  public Map<String, String> ids() {
    return Collections.unmodifiableMap(ids);
  }

  /** {@return the status of the response that said so; empty when the state came in a 200} */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }
}
