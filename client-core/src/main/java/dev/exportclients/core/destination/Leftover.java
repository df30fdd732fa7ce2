package dev.exportclients.core.destination;

import java.time.Instant;

/**
 * What an upload left that was neither committed nor aborted, or has so far.
 *
 * @param handle for {@link Storage#abort}; holds no secret
 * @param address of the file that it was to be
 * @param startedAt by the destination's clock
 */
public record Leftover(String handle, String address, Instant startedAt) {}
