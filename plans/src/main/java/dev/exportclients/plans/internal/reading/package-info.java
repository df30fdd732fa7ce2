/**
 * Files that people write: YAML as a tree of nodes that know where they stand. Knows nothing of
 * plans. May use nothing else of the internals.
 */
@NullMarked
package dev.exportclients.plans.internal.reading;

import org.jspecify.annotations.NullMarked;
