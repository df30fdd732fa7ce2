/**
 * What the providers have in common; each has a room below, with a {@code SandboxProvider}: what it
 * asks of a request and what it responds with, without faults.
 *
 * <p>Internal. May use {@code deployment} and all below that, but no socket.
 */
@NullMarked
package dev.exportclients.sandbox.internal.provider;

import org.jspecify.annotations.NullMarked;
