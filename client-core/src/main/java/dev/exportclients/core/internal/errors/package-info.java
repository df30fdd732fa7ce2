/**
 * Which exception a response becomes, and what a failed exchange means to those who may repeat it.
 * A status or a provider's code is given its type here and nowhere else. May use {@code content},
 * {@code http}, {@code redaction}.
 */
@NullMarked
package dev.exportclients.core.internal.errors;

import org.jspecify.annotations.NullMarked;
