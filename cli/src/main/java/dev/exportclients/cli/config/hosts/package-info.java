/**
 * Hosts as curl reads them: names, addresses, ports, and the list of those that are reached without
 * a proxy. Pure functions. May use none of the others.
 */
@NullMarked
package dev.exportclients.cli.config.hosts;

import org.jspecify.annotations.NullMarked;
