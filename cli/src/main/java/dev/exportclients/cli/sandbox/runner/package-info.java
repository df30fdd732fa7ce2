/**
 * A sandbox in this process: run until it is stopped, or for the flows of the demo. The one room
 * that sees the classes of the sandbox, and none but its two commands sees it. May use {@code plan}
 * and all below it.
 */
@NullMarked
package dev.exportclients.cli.sandbox.runner;

import org.jspecify.annotations.NullMarked;
