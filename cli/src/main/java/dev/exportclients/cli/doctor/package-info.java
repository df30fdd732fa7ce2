/** Whether each provider can be used from here: {@code exportctl doctor}. Starts nothing. */
@NullMarked
package dev.exportclients.cli.doctor;

import org.jspecify.annotations.NullMarked;
