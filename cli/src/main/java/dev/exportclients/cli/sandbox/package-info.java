/**
 * The sandbox at a terminal: {@code exportctl sandbox} and {@code exportctl demo}. No other room
 * sees the sandbox, and here the commands leave that to {@code SandboxRunner} and {@code Demo}, so
 * that its classes are loaded when one of them runs only.
 */
@NullMarked
package dev.exportclients.cli.sandbox;

import org.jspecify.annotations.NullMarked;
