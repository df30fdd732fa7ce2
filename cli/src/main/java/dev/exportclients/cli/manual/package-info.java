/** How a command is used: help, man page, completion. All of it is made from the commands. */
@NullMarked
package dev.exportclients.cli.manual;

import org.jspecify.annotations.NullMarked;
