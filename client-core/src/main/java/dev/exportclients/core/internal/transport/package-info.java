/**
 * Sends one request and hands back a response whose body streams. The only room that touches
 * sockets and the HTTP library. Retries nothing. May use {@code provider}, {@code hook}, {@code
 * errors}, {@code time}, {@code redaction}, {@code http}, {@code argument}.
 */
@NullMarked
package dev.exportclients.core.internal.transport;

import org.jspecify.annotations.NullMarked;
