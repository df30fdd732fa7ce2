/**
 * Plans on Temporal: {@code exportctl worker}, and {@code exportctl plan} with {@code --temporal}.
 * Not an API. On top of all of exportctl, in a jar of its own.
 */
@NullMarked
package dev.exportclients.cli.temporal;

import org.jspecify.annotations.NullMarked;
