/**
 * The sandbox at a terminal: the commands {@code exportctl sandbox} and {@code exportctl demo}.
 * What they do is behind {@code sandbox.runner}, which is loaded when one of them runs only. May
 * use {@code sandbox.runner} and all below it.
 */
@NullMarked
package dev.exportclients.cli.sandbox;

import org.jspecify.annotations.NullMarked;
