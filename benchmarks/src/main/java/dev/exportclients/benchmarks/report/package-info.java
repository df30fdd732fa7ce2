/** What a run prints: tables, sections and whether each goal was met. */
package dev.exportclients.benchmarks.report;
