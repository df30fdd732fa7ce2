package dev.exportclients.plans.internal.reading;

/**
 * What is wrong at a place of a file.
 *
 * @param message for people; what it repeats of the file is made fit to be shown
 */
public record Mistake(Position at, String message) {
  private static final int LONGEST = 400;

  public Mistake {
    message = Quoted.of(message, LONGEST);
  }
}
