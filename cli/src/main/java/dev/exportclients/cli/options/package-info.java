/**
 * What the command line takes: the options that commands share, and how their values are read. No
 * client is called. May use none of the others.
 */
@NullMarked
package dev.exportclients.cli.options;

import org.jspecify.annotations.NullMarked;
