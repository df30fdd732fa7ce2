package dev.exportclients.plans.internal.reading;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Where something stands in a file; both count from 1. */
public record Position(int line, int column) implements Comparable<Position> {
  public static final Position START = new Position(1, 1);

  static Position of(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? START
        : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
  }

  @Override
  public int compareTo(Position other) {
    return Comparator.comparingInt(Position::line)
        .thenComparingInt(Position::column)
        .compare(this, other);
  }
}
