package dev.exportclients.workflows.internal.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an export is.
 *
 * @param state an {@code ExportState}, such as {@code STARTED}
 * @param round 1, and one more each time it was started again
 * @param handle of its run, once it is known
 * @param files what is saved
 * @param before what an earlier round saved, which may be replaced
 * @param attempts requests for the bytes of its files
 * @param resumes how many of them continued a part
 * @param times of its steps
 * @param failure why it failed, is unknown or was skipped
 */
public record ExportView(
    String state,
    int round,
    @Nullable String handle,
    List<FileView> files,
    List<FileView> before,
    int attempts,
    int resumes,
    TimesView times,
    @Nullable FailureView failure) {}
