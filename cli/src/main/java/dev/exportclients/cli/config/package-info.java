/**
 * From the environment and the options to clients that are ready to use: variables, tokens,
 * proxies, trust. Uses the options only; prints nothing and saves nothing.
 */
@NullMarked
package dev.exportclients.cli.config;

import org.jspecify.annotations.NullMarked;
