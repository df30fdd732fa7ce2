/** Shared by the provider modules and the command line; no public API. */
@NullMarked
package dev.exportclients.core.internal;

import org.jspecify.annotations.NullMarked;
