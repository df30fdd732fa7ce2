/**
 * What every export client shares: settings, downloads and their receipts, errors, secrets.
 *
 * <p>The types here are the public surface. {@code dev.exportclients.core.internal} serves the
 * provider modules and may change in any release.
 */
@NullMarked
package dev.exportclients.core;

import org.jspecify.annotations.NullMarked;
