/**
 * MetaStudio: its gateway, with the signature, and the results of its tasks.
 *
 * <p>Internal. May use {@code provider} and all below that; no other provider.
 */
@NullMarked
package dev.exportclients.sandbox.internal.provider.metastudio;

import org.jspecify.annotations.NullMarked;
