package dev.exportclients.core.internal.provider;

import dev.exportclients.core.DownloadWarning;
import feign.Response;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks for a file's bytes, with every request that must come before, such as one for a link. */
@FunctionalInterface
public interface FileSource {
  /**
   * @return the response, its body not yet read
   * @throws dev.exportclients.core.exception.NotReadyException if it is worth asking again later
   */
  Response open(FileRequest request);

  /** One attempt at the file. */
  interface FileRequest {
    /** Sends the request for the bytes; the map holds headers to add, such as {@code Range}. */
    Response send(BiFunction<Attempt, Map<String, Object>, Response> request);

    /** Runs a generated GET that the file's request depends on, as part of the same attempt. */
    <T> T poll(String operation, Function<Attempt, T> generated);

    /**
     * Whether the caller waits for a file that is not ready; not once its first bytes are there.
     */
    boolean waits();

    /** Something the provider says of the file, for the receipt. */
    void warn(DownloadWarning warning);
  }
}
