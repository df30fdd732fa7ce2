/**
 * What workers do for the workflows: ask a provider, start, save. Runs outside of the engine's
 * histories, as often as the engine says. May use {@code payload}.
 */
@NullMarked
package dev.exportclients.workflows.internal.activity;

import org.jspecify.annotations.NullMarked;
