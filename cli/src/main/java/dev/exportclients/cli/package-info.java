/** The command line over the four clients. Not an API. */
@NullMarked
package dev.exportclients.cli;

import org.jspecify.annotations.NullMarked;
