/**
 * The command line over the four clients. Not an API. On top stand the process and the list of
 * commands; below, {@code command}, {@code doctor}, {@code manual}, {@code plan} and {@code
 * sandbox} use {@code output}, that {@code config} and {@code terminal}, and {@code config} uses
 * {@code options}, never the other way round: each package says which others it may use, and a test
 * holds it to that.
 */
@NullMarked
package dev.exportclients.cli;

import org.jspecify.annotations.NullMarked;
