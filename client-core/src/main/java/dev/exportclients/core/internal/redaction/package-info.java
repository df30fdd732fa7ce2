/**
 * Keeps secrets out of what is said, logged and stored, in any spelling. {@code Redactor} is the
 * one place that decides. Pure but for the secrets it knows. May use the public API only.
 */
@NullMarked
package dev.exportclients.core.internal.redaction;

import org.jspecify.annotations.NullMarked;
