/**
 * One run of a plan: which export goes to which thread and when, and the steps of each from where
 * the ledger has it to its end. May use {@code ledger}, {@code place}, {@code policy}, {@code
 * rate}, {@code source}.
 */
@NullMarked
package dev.exportclients.plans.internal.engine;

import org.jspecify.annotations.NullMarked;
