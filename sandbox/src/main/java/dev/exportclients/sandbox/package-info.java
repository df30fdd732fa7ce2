/**
 * A stand-in for the four providers on one loopback port, fed by the specs' examples, with faults
 * by name.
 *
 * <p>A WireMock server decides what to answer; a relay of raw sockets in front of it puts the
 * answer on the wire, whole or, when a fault was asked for, broken.
 */
@NullMarked
package dev.exportclients.sandbox;

import org.jspecify.annotations.NullMarked;
