package dev.exportclients.plans.internal.place;

import dev.exportclients.core.exception.ExportClientException;

/** A saved file is not what it was. */
public final class ChangedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExportClientException told;

  ChangedFileException(ExportClientException told) {
    super(told);
    this.told = told;
  }

  public ExportClientException told() {
    return told;
  }
}
