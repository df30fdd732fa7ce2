/**
 * The calls that the sandbox takes, and the examples that the specs give for them.
 *
 * <p>Internal. May use {@code http} only.
 */
@NullMarked
package dev.exportclients.sandbox.internal.spec;

import org.jspecify.annotations.NullMarked;
