/**
 * A stand-in for the four providers on one loopback port, fed by the specs' examples, with faults
 * by name.
 *
 * <p>A relay of raw sockets reads each request; an operation makes the answer; the relay puts it on
 * the wire, whole or, when a fault was asked for, broken.
 */
@NullMarked
package dev.exportclients.sandbox;

import org.jspecify.annotations.NullMarked;
