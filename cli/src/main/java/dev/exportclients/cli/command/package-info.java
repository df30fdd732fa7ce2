/**
 * The commands, one class each: they read their arguments, call a client, and say the result. They
 * may use every other room; nobody but {@code Exportctl} uses them, and only the demo and the
 * sandbox's command see the sandbox.
 */
@NullMarked
package dev.exportclients.cli.command;

import org.jspecify.annotations.NullMarked;
