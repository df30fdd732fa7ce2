/**
 * WebAdMIT: what it asks of a request, its runs, and the links to their files.
 *
 * <p>Internal. May use {@code provider} and all below that; no other provider.
 */
@NullMarked
package dev.exportclients.sandbox.internal.provider.webadmit;

import org.jspecify.annotations.NullMarked;
