/** The loopback server that the programs fetch from, and the file it serves. */
package dev.exportclients.benchmarks.server;
