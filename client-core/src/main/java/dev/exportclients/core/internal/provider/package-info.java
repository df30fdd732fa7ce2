/**
 * What a client module implements or hands over: who asks, how bodies are read, how one file is
 * asked for; and the attempt that is under way. May use {@code hook}, {@code errors} and {@code
 * argument}.
 */
@NullMarked
package dev.exportclients.core.internal.provider;

import org.jspecify.annotations.NullMarked;
