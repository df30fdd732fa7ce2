/**
 * What a terminal shows: text without what could steer it, how wide text and window are, words as a
 * shell takes them. May use none of the others.
 */
@NullMarked
package dev.exportclients.cli.terminal;

import org.jspecify.annotations.NullMarked;
