package dev.exportclients.plans.status;

import java.nio.file.Path;

/** Another process, or another runner of this one, is running the plan. Nothing was done. */
public final class LedgerInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path ledger;
  private final String holder;

  /**
   * For the ledger's use, and for tests.
   *
   * @param ledger the file in question
   * @param holder who runs the plan, such as {@code process 4711 on db7 since 2026-11-27T22:00:00Z}
   */
  public LedgerInUseException(Path ledger, String holder) {
    super("the plan is being run already, by " + holder + " (" + ledger + ")");
    this.ledger = ledger;
    this.holder = holder;
  }

  /**
   * {@return the file in question}
   *
   * <p>Not serialized: null in an exception that was read from a stream.
   */
  public Path ledger() {
    return ledger;
  }

  /** {@return who runs the plan: process, host, and since when} */
  public String holder() {
    return holder;
  }
}
