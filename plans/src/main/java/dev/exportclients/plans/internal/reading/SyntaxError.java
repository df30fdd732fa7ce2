package dev.exportclients.plans.internal.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/**
 * What the parser says of text that is no YAML. It tells the problem, and in a line of its own
 * where, after the same of what it was reading: the last of the pairs is the problem's.
 */
final class SyntaxError {
  private static final String PLACE = ", line ";
  private static final String COLUMN = ", column ";

  private SyntaxError() {}

  static Mistake mistake(JsonProcessingException broken) {
    List<String> lines = String.valueOf(broken.getOriginalMessage()).lines().toList();
    for (int at = lines.size() - 1; at > 0; at--) {
      String line = lines.get(at);
      int place = line.indexOf(PLACE);
      int column = line.indexOf(COLUMN, place + 1);
      if (line.startsWith(" in ") && place > 0 && column > 0) {
        Position where =
            new Position(
                number(line, place + PLACE.length()), number(line, column + COLUMN.length()));
        return new Mistake(where, "this is no YAML: " + lines.get(at - 1));
      }
    }
    return new Mistake(
        Position.of(broken.getLocation()), "this is no YAML that a plan can have; a key is text");
  }

  /** The digits that begin there. */
  private static int number(String line, int from) {
    int end = from;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return Integer.parseInt(line.substring(from, end));
  }
}
