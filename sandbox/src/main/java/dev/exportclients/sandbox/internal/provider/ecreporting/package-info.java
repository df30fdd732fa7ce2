/**
 * EC Reporting: what it asks of a request, and its reports.
 *
 * <p>Internal. May use {@code provider} and all below that; no other provider.
 */
@NullMarked
package dev.exportclients.sandbox.internal.provider.ecreporting;

import org.jspecify.annotations.NullMarked;
