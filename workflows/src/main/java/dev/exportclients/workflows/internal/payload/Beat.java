package dev.exportclients.workflows.internal.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker tells while it saves, and the next one finds if it dies.
 *
 * @param bytes in hand of the file that is being saved
 * @param total its size; -1 if no server promised one
 * @param files saved so far
 * @param readyAt when the first byte was there, in milliseconds since 1970
 * @param committing the file that is about to get its name
 * @param uploads handles of uploads that are to be aborted if they are left
 */
public record Beat(
    long bytes,
    long total,
    List<FileView> files,
    int attempts,
    int resumes,
    @Nullable Long readyAt,
    @Nullable FileView committing,
    List<String> uploads) {
  public static final Beat FIRST = new Beat(0, -1, List.of(), 0, 0, null, null, List.of());
}
