/**
 * Plans: {@code exportctl plan}. They read a plan, run it, and say where its exports are. May use
 * {@code command} and all below it.
 */
@NullMarked
package dev.exportclients.cli.plan;

import org.jspecify.annotations.NullMarked;
