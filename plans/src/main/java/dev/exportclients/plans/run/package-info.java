/**
 * Runs plans: start at {@link dev.exportclients.plans.run.PlanRunner}, and at {@link
 * dev.exportclients.plans.run.Ledger} for what became of them.
 */
@NullMarked
package dev.exportclients.plans.run;

import org.jspecify.annotations.NullMarked;
