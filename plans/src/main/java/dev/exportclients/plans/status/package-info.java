/**
 * Where the exports of a plan are, as its ledger has it. Values only: start at {@link
 * dev.exportclients.plans.status.PlanStatus}.
 */
@NullMarked
package dev.exportclients.plans.status;

import org.jspecify.annotations.NullMarked;
