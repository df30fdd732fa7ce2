/**
 * A request on its way through the sandbox: its route, the faults that are due, and the log of all.
 *
 * <p>Internal. May use {@code http}, {@code spec} and {@code fault}.
 */
@NullMarked
package dev.exportclients.sandbox.internal.call;

import org.jspecify.annotations.NullMarked;
