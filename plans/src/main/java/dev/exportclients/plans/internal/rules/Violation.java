package dev.exportclients.plans.internal.rules;

/**
 * What is broken, and where.
 *
 * @param export its index; -1 for the plan itself
 * @param key of the plan or export, such as {@code after}
 * @param item of the key's list
 */
public record Violation(int export, String key, int item, String message) {}
