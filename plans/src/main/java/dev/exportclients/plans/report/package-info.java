/**
 * A plan's period told: as a page, and as metrics. Start at {@link
 * dev.exportclients.plans.report.PlanReport}. Made of the values of {@link
 * dev.exportclients.plans.status} alone; asks nobody and reads no ledger.
 */
@NullMarked
package dev.exportclients.plans.report;

import org.jspecify.annotations.NullMarked;
