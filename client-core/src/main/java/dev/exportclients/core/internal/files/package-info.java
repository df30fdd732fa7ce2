/**
 * The local side of a download: the part file and its sidecar, checks of the target, and
 * publishing, which gives the finished file its name. May use {@code http}; never the network.
 */
@NullMarked
package dev.exportclients.core.internal.files;

import org.jspecify.annotations.NullMarked;
