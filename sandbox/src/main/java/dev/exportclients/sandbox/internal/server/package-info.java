/**
 * The sockets: connections on a loopback port, and responses written whole or, for a fault, broken.
 *
 * <p>Internal. May use {@code http}, {@code call}, {@code fault} and {@code response}; whom it asks
 * for a response is a handler that it is given.
 */
@NullMarked
package dev.exportclients.sandbox.internal.server;

import org.jspecify.annotations.NullMarked;
