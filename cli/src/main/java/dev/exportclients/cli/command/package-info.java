/**
 * The commands, a class for each provider and each command of its own, and what they share: {@code
 * CommandContext}, {@code StartedRun}, {@code NextCommand}. They read their arguments, call a
 * client, and say the result. They may use every room below; only {@code doctor}, {@code manual}
 * and {@code Exportctl} use them, and only the demo and the sandbox's command see the sandbox.
 */
@NullMarked
package dev.exportclients.cli.command;

import org.jspecify.annotations.NullMarked;
