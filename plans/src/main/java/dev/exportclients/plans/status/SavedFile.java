package dev.exportclients.plans.status;

import java.time.Instant;
import java.util.Optional;

/**
 * The receipt of a file that was saved whole.
 *
 * @param file its absolute path, or its address such as {@code s3://lake/answers.csv}
 * @param bytes its size
 * @param sha256 of its content, 64 lower-case hex digits
 * @param mediaType type and subtype in lower case, without parameters, if the server said
 * @param etag as the server sent it, quotes included; empty if it sent none
 * @param savedAt when it was complete in its place
 */
public record SavedFile(
    String file,
    long bytes,
    String sha256,
    Optional<String> mediaType,
    Optional<String> etag,
    Instant savedAt) {}
