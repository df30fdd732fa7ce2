/**
 * Many downloads at once: {@link dev.exportclients.core.batch.Downloads}. Of core's internals only
 * arguments are used.
 */
@NullMarked
package dev.exportclients.core.batch;

import org.jspecify.annotations.NullMarked;
