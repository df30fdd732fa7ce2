package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a finished download was. Immutable.
 *
 * <pre>{@code
 * DownloadReceipt receipt = ems.results(1234).saveInto(Path.of("exports"));
 * logger.info("{}: {} bytes", receipt.file().orElseThrow(), receipt.bytes());
 * }</pre>
 */
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

  /** {@return a builder for other implementations of {@link Download}, such as those in tests} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return where the file was saved; empty when it was copied or read} */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** {@return the size of what was delivered, in bytes, after any decoding} */
  public long bytes() {
    return bytes;
  }

  /** {@return SHA-256 of what was delivered, 64 lower-case hex digits} */
  public String sha256() {
    return sha256;
  }

  /** {@return type and subtype in lower case, without parameters, if the server said} */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /** {@return the name that the server gave, made safe for a file system; empty if it gave none} */
  public Optional<String> suggestedFilename() {
    return Optional.ofNullable(suggestedFilename);
  }

  /** {@return the entity tag as the server sent it, quotes included; empty if it sent none} */
  public Optional<String> etag() {
    return Optional.ofNullable(etag);
  }

  /** {@return requests sent for the file's bytes, refused ones included; polls are not counted} */
  public int attempts() {
    return attempts;
  }

  /** {@return how many of the attempts continued a part} */
  public int resumes() {
    return resumes;
  }

  /** {@return when the call began, before any waiting, by the client's clock} */
  public Instant startedAt() {
    return startedAt;
  }

  /** {@return when the last byte was in its place, by the client's clock} */
  public Instant finishedAt() {
    return finishedAt;
  }

  /** {@return what is left in doubt; empty for most downloads, read-only} */
  public Set<DownloadWarning> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return String.format(
        "DownloadReceipt[file=%s, bytes=%s, sha256=%s, attempts=%s, resumes=%s, warnings=%s]",
        file, bytes, sha256, attempts, resumes, warnings);
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

    /**
     * {@return this builder} Default null: the file was copied or read.
     *
     * @param file where it was saved
     */
    public Builder file(@Nullable Path file) {
      this.file = file;
      return this;
    }

    /**
     * {@return this builder} Default 0.
     *
     * @param bytes the size of what was delivered
     */
    public Builder bytes(long bytes) {
      this.bytes = bytes;
      return this;
    }

    /**
     * {@return this builder} Required.
     *
     * @param sha256 64 lower-case hex digits
     */
    public Builder sha256(String sha256) {
      this.sha256 = sha256;
      return this;
    }

    /**
     * {@return this builder} Default null: the server did not say.
     *
     * @param mediaType type and subtype in lower case, without parameters
     */
    public Builder mediaType(@Nullable String mediaType) {
      this.mediaType = mediaType;
      return this;
    }

    /**
     * {@return this builder} Default null: the server gave none.
     *
     * @param suggestedFilename a single name, without a folder
     */
    public Builder suggestedFilename(@Nullable String suggestedFilename) {
      this.suggestedFilename = suggestedFilename;
      return this;
    }

    /**
     * {@return this builder} Default null: the server sent none.
     *
     * @param etag quotes included
     */
    public Builder etag(@Nullable String etag) {
      this.etag = etag;
      return this;
    }

    /**
     * {@return this builder} Default 1.
     *
     * @param attempts requests sent for the file's bytes
     */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /**
     * {@return this builder} Default 0.
     *
     * @param resumes how many of the attempts continued a part
     */
    public Builder resumes(int resumes) {
      this.resumes = resumes;
      return this;
    }

    /**
     * {@return this builder} Required.
     *
     * @param startedAt when the call began
     */
    public Builder startedAt(Instant startedAt) {
      this.startedAt = startedAt;
      return this;
    }

    /**
     * {@return this builder} Required.
     *
     * @param finishedAt when the last byte was in its place
     */
    public Builder finishedAt(Instant finishedAt) {
      this.finishedAt = finishedAt;
      return this;
    }

    /**
     * {@return this builder} Default: none.
     *
     * @param warnings added to those before
     */
    public Builder warnings(Set<DownloadWarning> warnings) {
      this.warnings.addAll(warnings);
      return this;
    }

    /**
     * {@return the receipt}
     *
     * @throws NullPointerException naming what is missing of sha256 and both instants
     */
    public DownloadReceipt build() {
      return new DownloadReceipt(this);
    }
  }
}
