/**
 * Holds a folder repository to the rules of Maven Central (its page "Requirements") and to our own:
 * {@link dev.exportclients.release.ReleaseGate}. Not published.
 */
@NullMarked
package dev.exportclients.release;

import org.jspecify.annotations.NullMarked;
