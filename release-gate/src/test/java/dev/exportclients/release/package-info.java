/** The gate, on a small repository that breaks no rule, and on one that breaks just one. */
@NullMarked
package dev.exportclients.release;

import org.jspecify.annotations.NullMarked;
