/**
 * What leaves the process: text on the terminal, files in their places, errors and exit codes;
 * knows no command. May use {@code terminal} and, to name what would mend an error, {@code config}
 * and all below them.
 */
@NullMarked
package dev.exportclients.cli.output;

import org.jspecify.annotations.NullMarked;
