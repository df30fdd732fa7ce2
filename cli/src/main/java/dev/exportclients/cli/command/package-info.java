/**
 * The commands, a class for each provider and each command of its own, and what they share: {@code
 * CommandContext}, {@code StartedRun}, {@code NextCommand}. They read their arguments, call a
 * client, and say the result. They may use every room below; only {@code doctor}, {@code manual},
 * {@code sandbox} and {@code Exportctl} use them.
 */
@NullMarked
package dev.exportclients.cli.command;

import org.jspecify.annotations.NullMarked;
