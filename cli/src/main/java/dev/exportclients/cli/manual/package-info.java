/**
 * How a command is used: help, man page and completion, all of it made from the commands
 * themselves. Calls no client. May use {@code command} and all below it.
 */
@NullMarked
package dev.exportclients.cli.manual;

import org.jspecify.annotations.NullMarked;
