/**
 * A stand-in for the four providers on one loopback port, fed by the specs' examples, with faults
 * by name.
 *
 * <p>A server of raw sockets reads each request; a handler makes the response; the server puts it
 * on the wire, whole or, when a fault was asked for, broken. All that is in {@code internal}, which
 * no class outside may use and which knows nothing of this package.
 */
@NullMarked
package dev.exportclients.sandbox;

import org.jspecify.annotations.NullMarked;
