package dev.exportclients.plans.internal.ledger;

/**
 * An export that is due.
 *
 * @param name its own within the plan
 * @param provider the provider's short name
 * @param source what is exported, in one line that differs for each
 * @param target where to, with the period filled in
 * @param optional whether the plan is done without it
 */
public record NewEntry(
    String name, String provider, String source, String target, boolean optional) {}
