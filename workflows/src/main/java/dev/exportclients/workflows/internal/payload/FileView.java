package dev.exportclients.workflows.internal.payload;

import dev.exportclients.plans.status.SavedFile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The receipt of a saved file; the time in milliseconds since 1970. */
public record FileView(
    String part,
    String file,
    long bytes,
    String sha256,
    @Nullable String mediaType,
    @Nullable String etag,
    long savedAt) {

  public static FileView of(String part, SavedFile saved) {
    return new FileView(
        part,
        saved.file(),
        saved.bytes(),
        saved.sha256(),
        saved.mediaType().orElse(null),
        saved.etag().orElse(null),
        saved.savedAt().toEpochMilli());
  }

  public SavedFile saved() {
    return new SavedFile(
        file,
        bytes,
        sha256,
        Optional.ofNullable(mediaType),
        Optional.ofNullable(etag),
        Instant.ofEpochMilli(savedAt));
  }
}
