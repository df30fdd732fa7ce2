/**
 * What users hook in: listeners are told of calls and of their exchanges, and an interceptor adds
 * headers. {@code CallReport} counts one call, {@code ExchangeReport} one request of it. May use
 * {@code errors}, {@code redaction}, {@code http}, {@code argument}.
 */
@NullMarked
package dev.exportclients.core.internal.hook;

import org.jspecify.annotations.NullMarked;
