package dev.exportclients.cli.terminal;

/** How much a terminal shows at once. */
@FunctionalInterface
public interface TerminalSize {
  /** Where nobody tells. */
  int USUAL_ROWS = 24;

  /** {@return characters of one cell in a line} */
  int columns();

  /** {@return lines} */
  default int rows() {
    return USUAL_ROWS;
  }
}
