/**
 * What the command line takes: the options that commands share, and how their values are read. No
 * other room is used here, and no client is called.
 */
@NullMarked
package dev.exportclients.cli.options;

import org.jspecify.annotations.NullMarked;
