/**
 * One file, whole or absent: {@code HttpDownload} carries a plan out, {@code FileStream} brings its
 * bytes in order through breaks, retries and resumes. May use every other room.
 */
@NullMarked
package dev.exportclients.core.internal.download;

import org.jspecify.annotations.NullMarked;
