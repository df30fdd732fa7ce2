package dev.exportclients.core;

import java.io.IOException;

/** Turns a download's content into a value. */
@FunctionalInterface
public interface ContentReader<T> {
  /**
   * Reads the content. Every byte delivered is part of the file; the end of the stream is reported
   * only once the file is known to be complete.
   */
  T read(Content content) throws IOException;
}
