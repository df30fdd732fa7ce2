/**
 * What the response is: from a spec's example, from a file or a range of it, or as a test scripted.
 *
 * <p>Internal. May use {@code call}, {@code fault}, {@code spec}, {@code store} and {@code http};
 * asks for no credentials and knows no provider.
 */
@NullMarked
package dev.exportclients.sandbox.internal.response;

import org.jspecify.annotations.NullMarked;
