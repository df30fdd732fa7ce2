package dev.exportclients.webadmit;

import dev.exportclients.core.run.RunStatus.Phase;
import java.util.Locale;

/**
 * Where a run of an export is. The words are WebAdMIT's; no page says what the last three of them
 * mean, which is our reading.
 */
public enum ExportState {
  /** Asked for, and not begun. */
  INITIALIZING,
  /** Waits for its turn. */
  QUEUED,
  /** Is being made. */
  IN_PROGRESS,
  /** The file is there. */
  AVAILABLE,
  /** The file is there, but the run had errors. */
  SUCCESS_WITH_ERRORS,
  /** Finished; nothing matched, so there is no file. */
  EMPTY_LIST,
  /** Ended without a file; WebAdMIT says no reason. */
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
    return phase() == Phase.READY;
  }

  /** An unknown word is taken for a run that goes on. */
  boolean goesOn() {
    return phase() == Phase.RUNNING || phase() == Phase.UNKNOWN;
  }

  Phase phase() {
    return switch (this) {
      case INITIALIZING, QUEUED, IN_PROGRESS -> Phase.RUNNING;
      case AVAILABLE, SUCCESS_WITH_ERRORS -> Phase.READY;
      case EMPTY_LIST -> Phase.EMPTY;
      case FAILED -> Phase.FAILED;
      case UNKNOWN -> Phase.UNKNOWN;
    };
  }
}
