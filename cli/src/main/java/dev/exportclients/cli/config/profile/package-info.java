/**
 * Profiles: the configuration file, and how a value of it becomes a setting. Prints nothing. May
 * use {@code config} and all below it.
 */
@NullMarked
package dev.exportclients.cli.config.profile;

import org.jspecify.annotations.NullMarked;
