/**
 * What HTTP's own words mean: addresses, ranges, codings, and the names of files. Values and pure
 * functions; nothing here sends, waits or logs. May use {@code argument}.
 */
@NullMarked
package dev.exportclients.core.internal.http;

import org.jspecify.annotations.NullMarked;
