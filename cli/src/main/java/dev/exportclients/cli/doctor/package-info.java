/**
 * Whether each provider can be used from here: {@code exportctl doctor}. One harmless call for each
 * provider, and what its failure means; starts nothing, saves nothing. May use {@code command} and
 * all below it.
 */
@NullMarked
package dev.exportclients.cli.doctor;

import org.jspecify.annotations.NullMarked;
