/**
 * The sandbox's own calls: its page, the states by name, the requests and files for other
 * languages.
 *
 * <p>Internal. May use {@code provider}, {@code deployment} and all below that.
 */
@NullMarked
package dev.exportclients.sandbox.internal.control;

import org.jspecify.annotations.NullMarked;
