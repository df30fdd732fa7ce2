package dev.exportclients.workflows.internal.payload;

import org.jspecify.annotations.Nullable;

/** When an export took each step, in milliseconds since 1970; null for one that it did not take. */
public record TimesView(
    @Nullable Long due,
    @Nullable Long starting,
    @Nullable Long started,
    @Nullable Long ready,
    @Nullable Long saved,
    @Nullable Long failed) {}
