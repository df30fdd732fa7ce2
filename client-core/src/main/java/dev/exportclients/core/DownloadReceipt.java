package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a finished download was. Immutable. */
public final class DownloadReceipt {
  private final @Nullable Path file;
  private final long bytes;
  private final String sha256;
  private final @Nullable String mediaType;
  private final @Nullable String suggestedFilename;
  private final @Nullable String etag;
  private final int attempts;
  private final int resumes;
  private final Instant startedAt;
  private final Instant finishedAt;
  private final Set<DownloadWarning> warnings;

  private DownloadReceipt(Builder builder) {
    file = builder.file;
    bytes = builder.bytes;
    sha256 = requireNonNull(builder.sha256, "sha256");
    mediaType = builder.mediaType;
    suggestedFilename = builder.suggestedFilename;
    etag = builder.etag;
    attempts = builder.attempts;
    resumes = builder.resumes;
    startedAt = requireNonNull(builder.startedAt, "startedAt");
    finishedAt = requireNonNull(builder.finishedAt, "finishedAt");
    warnings = Set.copyOf(builder.warnings);
  }

  /** For other implementations of {@link Download}, such as those in tests. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where the file was saved; empty when it was copied or read. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Size of what was delivered. */
  public long bytes() {
    return bytes;
  }

  /** SHA-256 of what was delivered, 64 lower-case hex digits. */
  public String sha256() {
    return sha256;
  }

  /** Type and subtype in lower case, without parameters, if the server said. */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /** The name that the server gave, made safe for a file system. */
  public Optional<String> suggestedFilename() {
    return Optional.ofNullable(suggestedFilename);
  }

  /** The entity tag as the server sent it, quotes included. */
  public Optional<String> etag() {
    return Optional.ofNullable(etag);
  }

  /** Requests sent for the file's bytes, refused ones included; polls are not counted. */
  public int attempts() {
    return attempts;
  }

  /** How many of the attempts continued a part. */
  public int resumes() {
    return resumes;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant finishedAt() {
    return finishedAt;
  }

  public Set<DownloadWarning> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "DownloadReceipt[file="
        + file
        + ", bytes="
        + bytes
        + ", sha256="
        + sha256
        + ", attempts="
        + attempts
        + ", resumes="
        + resumes
        + ", warnings="
        + warnings
        + "]";
  }

  /** Builds a receipt; sha256 and both instants are required. Not safe for threads. */
  public static final class Builder {
    private @Nullable Path file;
    private long bytes;
    private @Nullable String sha256;
    private @Nullable String mediaType;
    private @Nullable String suggestedFilename;
    private @Nullable String etag;
    private int attempts = 1;
    private int resumes;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private final EnumSet<DownloadWarning> warnings = EnumSet.noneOf(DownloadWarning.class);

    private Builder() {}

    public Builder file(@Nullable Path file) {
      this.file = file;
      return this;
    }

    public Builder bytes(long bytes) {
      this.bytes = bytes;
      return this;
    }

    public Builder sha256(String sha256) {
      this.sha256 = sha256;
      return this;
    }

    public Builder mediaType(@Nullable String mediaType) {
      this.mediaType = mediaType;
      return this;
    }

    public Builder suggestedFilename(@Nullable String suggestedFilename) {
      this.suggestedFilename = suggestedFilename;
      return this;
    }

    public Builder etag(@Nullable String etag) {
      this.etag = etag;
      return this;
    }

    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    public Builder resumes(int resumes) {
      this.resumes = resumes;
      return this;
    }

    public Builder startedAt(Instant startedAt) {
      this.startedAt = startedAt;
      return this;
    }

    public Builder finishedAt(Instant finishedAt) {
      this.finishedAt = finishedAt;
      return this;
    }

    public Builder warnings(Set<DownloadWarning> warnings) {
      this.warnings.addAll(warnings);
      return this;
    }

    public DownloadReceipt build() {
      return new DownloadReceipt(this);
    }
  }
}
