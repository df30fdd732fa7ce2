package dev.exportclients.plans.internal.place;

import dev.exportclients.core.exception.LocalFileException;

/** A saved file is not what it was. */
public final class ChangedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final LocalFileException told;

  ChangedFileException(LocalFileException told) {
    super(told);
    this.told = told;
  }

  public LocalFileException told() {
    return told;
  }
}
