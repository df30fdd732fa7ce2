package dev.exportclients.spring.properties;

/** A property is missing, or can't be what it must. The message names it, and no value. */
public final class UnusablePropertyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param why as the end of a sentence that begins with the property's name
   * @param remedy what to do, as a sentence
   */
  public UnusablePropertyException(String property, String why, String remedy) {
    super(property + " " + why);
    this.remedy = remedy;
  }

  /** What to do, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
