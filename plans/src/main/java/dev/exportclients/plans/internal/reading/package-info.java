/**
 * Files that people write: YAML as a tree of nodes that know where they stand. Knows nothing of
 * plans.
 */
@NullMarked
package dev.exportclients.plans.internal.reading;

import org.jspecify.annotations.NullMarked;
