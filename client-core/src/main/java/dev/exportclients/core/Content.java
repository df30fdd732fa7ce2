package dev.exportclients.core;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The content of a download in progress.
 *
 * @param stream the bytes, decoded from any content coding
 * @param mediaType type and subtype in lower case, without parameters, if the server said
 * @param charset the charset parameter of the media type, if the server gave a known one
 */
public record Content(InputStream stream, Optional<String> mediaType, Optional<Charset> charset) {}
