/**
 * EMS: what it asks of a request, its results and its attachments.
 *
 * <p>Internal. May use {@code provider} and all below that; no other provider.
 */
@NullMarked
package dev.exportclients.sandbox.internal.provider.ems;

import org.jspecify.annotations.NullMarked;
