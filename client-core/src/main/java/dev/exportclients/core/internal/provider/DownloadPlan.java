package dev.exportclients.core.internal.provider;

import java.util.Map;

/**
 * How to get one file.
 *
 * @param operation such as {@code ems.exportResults}
 * @param ids what tells this export from others; with the base URL and the operation, its identity
 * @param fallbackName the file's name when the server gives none
 * @param fallbackExtension such as {@code .csv}; empty to go by the media type
 * @param source asks for the bytes
 */
public record DownloadPlan(
    String operation,
    Map<String, String> ids,
    String fallbackName,
    String fallbackExtension,
    FileSource source) {}
