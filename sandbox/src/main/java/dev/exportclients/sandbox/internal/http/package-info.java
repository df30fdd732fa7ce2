/**
 * HTTP as it stands on the wire: heads, bodies, chunks, ranges, dates and percent-encoding.
 *
 * <p>Internal. May use none of the others; knows neither faults nor providers.
 */
@NullMarked
package dev.exportclients.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
