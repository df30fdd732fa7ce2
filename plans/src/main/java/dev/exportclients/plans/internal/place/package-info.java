/**
 * Where files are saved: in the file system or elsewhere, what a process that was killed left
 * there, and whether what is there is what was saved. May use nothing else of the internals.
 */
@NullMarked
package dev.exportclients.plans.internal.place;

import org.jspecify.annotations.NullMarked;
