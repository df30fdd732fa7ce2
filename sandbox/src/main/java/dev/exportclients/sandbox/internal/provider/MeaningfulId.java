package dev.exportclients.sandbox.internal.provider;

/**
 * An id with a meaning of its own, for the page.
 *
 * @param where such as {@code EMS dataset}
 * @param id one or several
 */
public record MeaningfulId(String where, String id, String meaning) {}
