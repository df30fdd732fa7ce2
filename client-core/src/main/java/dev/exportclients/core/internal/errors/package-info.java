/**
 * Which exception a response becomes, and what a failed exchange means to those who may repeat it.
 * What a provider's status or code means is said here alone; a proxy's refusal and a start's lost
 * response are judged where they are seen. May use {@code content}, {@code http}, {@code
 * redaction}.
 */
@NullMarked
package dev.exportclients.core.internal.errors;

import org.jspecify.annotations.NullMarked;
