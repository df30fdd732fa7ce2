package dev.exportclients.workflows.internal.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying to save.
 *
 * @param notReady why there is nothing to save yet; null if all is saved
 * @param files receipts
 * @param readyAt when the first byte was there, in milliseconds since 1970
 */
public record SaveOutcome(
    @Nullable FailureView notReady,
    List<FileView> files,
    int attempts,
    int resumes,
    @Nullable Long readyAt) {}
