/**
 * One file, whole or absent. {@code HttpDownload} carries a plan out; {@code FileStream} brings the
 * bytes. {@code FileResponse} says what a response is, {@code ContentCheck} whether it is a file,
 * {@code Recovery} what follows a failure, {@code RangePolicy} whether ranges are asked for, {@code
 * Attempts} what counts. May use every other room.
 */
@NullMarked
package dev.exportclients.core.internal.download;

import org.jspecify.annotations.NullMarked;
