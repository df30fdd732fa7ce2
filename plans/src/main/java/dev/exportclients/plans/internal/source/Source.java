package dev.exportclients.plans.internal.source;

/** Where the files of an export come from. */
public sealed interface Source permits StartedSource, ListedSource {}
