package dev.exportclients.core;

import java.io.IOException;

/**
 * Turns a download's content into a value.
 *
 * <pre>{@code
 * long lines = ems.results(1234).read(
 *     content -> new BufferedReader(new InputStreamReader(content.stream())).lines().count(),
 *     DownloadOptions.defaults());
 * }</pre>
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface ContentReader<T> {
  /**
   * Reads the content. Every byte delivered is part of the file; the end of the stream is reported
   * only once the file is known to be complete.
   *
   * @param content open until this returns; closed by the caller, so this need not
   * @return handed through to the caller of {@link Download#read}; may be null
   * @throws IOException reaches that caller in an {@link java.io.UncheckedIOException}, and ends
   *     the download without a retry
   */
  T read(Content content) throws IOException;
}
