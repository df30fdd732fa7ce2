/**
 * The workflows: what is done next, without doing it. All of it is replayed from histories, so no
 * clock, thread, file or random number is in it but the engine's. May use {@code activity}, {@code
 * payload}.
 */
@NullMarked
package dev.exportclients.workflows.internal.flow;

import org.jspecify.annotations.NullMarked;
