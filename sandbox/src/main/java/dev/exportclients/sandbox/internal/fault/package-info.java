/**
 * The faults by name: what each is, how one is asked for, and how often it is still due.
 *
 * <p>Internal. May use {@code http}, {@code spec} and {@code store}; bringing a fault about is up
 * to those who respond or write.
 */
@NullMarked
package dev.exportclients.sandbox.internal.fault;

import org.jspecify.annotations.NullMarked;
