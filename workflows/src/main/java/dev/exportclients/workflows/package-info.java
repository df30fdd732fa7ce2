/**
 * Plans as durable workflows on Temporal: many machines, runs that wait for hours, and none that is
 * the one that matters. Start at {@link dev.exportclients.workflows.ExportWorker} and {@link
 * dev.exportclients.workflows.PlanWorkflows}.
 */
@NullMarked
package dev.exportclients.workflows;

import org.jspecify.annotations.NullMarked;
