/** How much is asked of a provider at a time. May use nothing else of the internals. */
@NullMarked
package dev.exportclients.plans.internal.rate;

import org.jspecify.annotations.NullMarked;
