/**
 * Files and maps that cost little memory, whatever their size and however long the sandbox runs.
 *
 * <p>Internal. May use {@code http} only.
 */
@NullMarked
package dev.exportclients.sandbox.internal.store;

import org.jspecify.annotations.NullMarked;
