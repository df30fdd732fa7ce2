/**
 * From the environment and the options to clients that are ready to use: variables, tokens,
 * proxies, trust. Prints nothing and saves nothing. May use {@code options} and {@code
 * config.hosts}.
 */
@NullMarked
package dev.exportclients.cli.config;

import org.jspecify.annotations.NullMarked;
