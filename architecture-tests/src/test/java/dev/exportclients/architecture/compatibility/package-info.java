/**
 * What users of the last release can rely on: the public API and the defaults, held against the
 * stored ones in {@code baseline}.
 */
package dev.exportclients.architecture.compatibility;
