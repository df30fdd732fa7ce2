package dev.exportclients.workflows.internal.payload;

/**
 * What came of looking for a run.
 *
 * @param kind which of the findings
 * @param text its handle if it was found, else why not
 */
public record FindingView(Kind kind, String text) {
  /** As the findings of a plan's sources. */
  public enum Kind {
    FOUND,
    NOT_STARTED,
    NOT_YET,
    UNKNOWN
  }
}
