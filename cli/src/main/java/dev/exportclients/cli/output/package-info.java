/**
 * What leaves the process: text on the terminal, files in their places, errors and exit codes. Uses
 * {@code terminal}, the options and, to name what would mend an error, the configuration; knows no
 * command.
 */
@NullMarked
package dev.exportclients.cli.output;

import org.jspecify.annotations.NullMarked;
