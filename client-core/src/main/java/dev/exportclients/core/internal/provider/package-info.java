/**
 * What a client module implements or hands over: who asks, how bodies are read, how one file is
 * asked for; and the attempt that is under way. May use the rooms of values and errors.
 */
@NullMarked
package dev.exportclients.core.internal.provider;

import org.jspecify.annotations.NullMarked;
