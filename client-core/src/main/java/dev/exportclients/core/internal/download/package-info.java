/**
 * One file, whole or absent. {@code HttpDownload} carries a plan out; {@code FileStream} brings the
 * bytes. {@code FileResponse} says what a response is, {@code ContentCheck} whether it is a file,
 * {@code Recovery} what follows a failure, {@code RangePolicy} whether ranges are asked for, {@code
 * Attempts} what counts. The network is behind the {@code FileSource}. May use {@code files},
 * {@code retry}, {@code provider}, {@code hook}, {@code errors}, {@code time}, {@code redaction},
 * {@code content}, {@code http}.
 *
 * <pre>
 * HttpDownload       place, part and hash; asks FileStream for bytes until the end
 *   FileStream       the bytes' way; on a failure asks Recovery, which says GoOn, StartOver or Fail
 *     Attempts       makes one FileRequest for each attempt, and counts it
 *       FileSource   a client's: polls, then sends the request for the bytes through FileRequest
 *     FileResponse   the file's beginning, or its continuation, or another file
 *     ContentCheck   the first 64 KiB: a page or an error is no file
 * </pre>
 */
@NullMarked
package dev.exportclients.core.internal.download;

import org.jspecify.annotations.NullMarked;
