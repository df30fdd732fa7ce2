/**
 * The commands, a class for each provider and each command of its own, and what they share: {@code
 * CommandContext}, {@code StartedRun}, {@code NextCommand}. They read their arguments, call a
 * client, and say the result. May use {@code config.profile}, {@code output} and all below them.
 */
@NullMarked
package dev.exportclients.cli.command;

import org.jspecify.annotations.NullMarked;
