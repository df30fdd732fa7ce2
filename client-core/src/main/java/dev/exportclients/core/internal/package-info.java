/** Shared by the provider modules; no public API. */
@NullMarked
package dev.exportclients.core.internal;

import org.jspecify.annotations.NullMarked;
