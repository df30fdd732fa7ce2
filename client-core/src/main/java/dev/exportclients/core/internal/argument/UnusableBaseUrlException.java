package dev.exportclients.core.internal.argument;

/**
 * The base URL of a client is refused. A type of its own, so that the command line can tell what a
 * setting gave from what is wrong inside.
 */
public final class UnusableBaseUrlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "baseUrl ";

  /**
   * @param what is wrong with it, as the end of a sentence that begins with its name
   */
  public UnusableBaseUrlException(String what) {
    super(NAME + what);
  }

  /** The message, by the name that the setting has elsewhere. */
  public String messageFor(String setting) {
    return setting + " " + String.valueOf(getMessage()).substring(NAME.length());
  }
}
