package dev.exportclients.core;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The content of a download in progress, and what the server said of it before the first byte.
 *
 * @param stream the bytes, decoded from any content coding
 * @param length the number of bytes that the stream will give, if the server promised one; empty
 *     for a chunked or a coded response
 * @param mediaType type and subtype in lower case, without parameters, if the server said
 * @param charset the charset parameter of the media type, if the server gave a known one
 * @param suggestedFilename the name that the server gave, made safe for a file system
 * @param etag the entity tag as the server sent it, quotes included
 */
public record Content(
    InputStream stream,
    OptionalLong length,
    Optional<String> mediaType,
    Optional<Charset> charset,
    Optional<String> suggestedFilename,
    Optional<String> etag) {

  /**
   * Content of unknown length, without a name or a tag: for tests of a {@link ContentReader}.
   *
   * @param stream the file's bytes
   * @param mediaType type and subtype in lower case, if any
   * @param charset how text in it is encoded, if known
   */
  public Content(InputStream stream, Optional<String> mediaType, Optional<Charset> charset) {
    this(stream, OptionalLong.empty(), mediaType, charset, Optional.empty(), Optional.empty());
  }
}
