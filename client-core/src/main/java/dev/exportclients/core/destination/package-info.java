/**
 * Where files go that are not only saved: {@link dev.exportclients.core.destination.Destination},
 * found by its address with {@link dev.exportclients.core.destination.Destinations}. The file
 * system is one; others come with modules of their own, and yours is a few lines.
 */
@NullMarked
package dev.exportclients.core.destination;

import org.jspecify.annotations.NullMarked;
