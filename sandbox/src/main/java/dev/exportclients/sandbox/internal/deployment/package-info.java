/**
 * What the handlers share: settings, credentials, files, scripted responses, the log and its clock.
 *
 * <p>Internal. May use {@code response} and all below that; holds state, decides nothing.
 */
@NullMarked
package dev.exportclients.sandbox.internal.deployment;

import org.jspecify.annotations.NullMarked;
