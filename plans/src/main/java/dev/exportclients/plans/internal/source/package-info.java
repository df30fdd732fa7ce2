/**
 * What an export needs of its provider: how it is started, and how a run is found whose start's
 * response was lost. May use nothing else of the internals.
 */
@NullMarked
package dev.exportclients.plans.internal.source;

import org.jspecify.annotations.NullMarked;
