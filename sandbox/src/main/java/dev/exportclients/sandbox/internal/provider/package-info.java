/**
 * The four providers without faults, a {@code SandboxProvider} each: what it asks of a request and
 * what it answers.
 *
 * <p>Internal. May touch {@code deployment} and all below that, but no socket.
 */
@NullMarked
package dev.exportclients.sandbox.internal.provider;

import org.jspecify.annotations.NullMarked;
