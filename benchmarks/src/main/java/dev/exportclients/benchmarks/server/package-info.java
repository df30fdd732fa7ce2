/**
 * The loopback server that the programs fetch from, and the file it serves: as cheap as can be, so
 * that the programs are measured and not the server. May use none of the others.
 */
package dev.exportclients.benchmarks.server;
