/**
 * What a run prints: tables, sections, and whether each goal was met. Knows nothing of what was
 * measured. May use none of the others.
 */
package dev.exportclients.benchmarks.report;
