package dev.exportclients.webadmit;

import java.util.Locale;

/** Where a run of an export is. */
public enum ExportState {
  INITIALIZING,
  QUEUED,
  IN_PROGRESS,
  /** The file is there. */
  AVAILABLE,
  /** The file is there, but the run had errors. */
  SUCCESS_WITH_ERRORS,
  /** Finished; nothing matched, so there is no file. */
  EMPTY_LIST,
  FAILED,
  /** A word we don't know, taken for a run that goes on. */
  UNKNOWN;

  /**
   * Reads both spellings: {@code In Progress}, as the API sends, and {@code in_progress}, as older
   * documentation has it.
   */
  static ExportState of(String word) {
    String name = word.strip().replaceAll("[\\s_-]+", "_").toUpperCase(Locale.ROOT);
    for (ExportState state : values()) {
      if (state.name().equals(name)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  boolean hasFile() {
    return this == AVAILABLE || this == SUCCESS_WITH_ERRORS;
  }
}
