/**
 * What a setting or an argument must be: an id, a number, a value that a header can carry. May use
 * nothing, so that all may use it.
 */
@NullMarked
package dev.exportclients.core.internal.argument;

import org.jspecify.annotations.NullMarked;
