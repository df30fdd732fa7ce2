package dev.exportclients.core.internal.provider;

import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.exception.ApiException;
import feign.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks for a file's bytes, with every request that must come before, such as one for a link. */
@FunctionalInterface
public interface FileSource {
  /**
   * @throws dev.exportclients.core.exception.NotReadyException if one of the responses is a 412
   */
  FileState open(FileRequest request);

  /** One attempt at the file. */
  interface FileRequest {
    /** Sends the request for the bytes; the map holds headers to add, such as {@code Range}. */
    default FileState send(BiFunction<Attempt, Map<String, Object>, Response> request) {
      return send(request, refused -> Optional.empty());
    }

    /**
     * @param notReady what a refusal says of a file that is not ready; empty if it is a refusal
     */
    FileState send(
        BiFunction<Attempt, Map<String, Object>, Response> request,
        Function<ApiException, Optional<FileState.NotReady>> notReady);

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
