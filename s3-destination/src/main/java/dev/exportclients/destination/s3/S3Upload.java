package dev.exportclients.destination.s3;

import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A file on its way to an object: kept on disk until it is whole (ADR 17), as the hash that goes
 * into its metadata is only known then.
 */
final class S3Upload implements Upload {
  static final String SHA256 = "sha256";

  private final S3Calls calls;
  private final S3Address object;
  private final IncomingFile file;
  private final Spool spool;
  private final PartSizes parts;
  private final Consumer<String> unfinished;

  private @Nullable Multipart multipart;
  private boolean isOver;

  /**
   * @param spool closed with it
   */
  S3Upload(
      S3Calls calls,
      S3Address object,
      IncomingFile file,
      Spool spool,
      PartSizes parts,
      Consumer<String> unfinished) {
    this.calls = calls;
    this.object = object;
    this.file = file;
    this.spool = spool;
    this.parts = parts;
    this.unfinished = unfinished;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    spool.write(bytes, offset, length);
  }

  @Override
  public String commit(String sha256) {
    try {
      if (spool.length() <= parts.least()) {
        put(sha256);
      } else {
        multipart = new Multipart(calls, object, file, spool, unfinished);
        multipart.store(parts.sizeFor(spool.length()), Map.of(SHA256, sha256));
      }
    } catch (DestinationException failure) {
      if (!stands(sha256, failure)) {
        throw failure;
      }
    }
    isOver = true;
    spool.close();
    return object.toString();
  }

  private void put(String sha256) {
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> spool.read(0, spool.length()), spool.length(), mediaType(file));
    calls.ask(
        object,
        client ->
            client.putObject(
                r ->
                    r.bucket(object.bucket())
                        .key(object.key())
                        .metadata(Map.of(SHA256, sha256))
                        .checksumSHA256(checksum)
                        .ifNoneMatch(file.overwrite() ? null : "*"),
                body));
  }

  static String mediaType(IncomingFile file) {
    return file.mediaType().orElse("application/octet-stream");
  }

  /**
   * Whether the object is there nevertheless: a response can get lost, and when the SDK asks again,
   * the object that it has made is in its way.
   */
  private boolean stands(String sha256, DestinationException failure) {
    if (failure.reason() == Reason.REFUSED || Thread.currentThread().isInterrupted()) {
      return false;
    }
    try {
      HeadObjectResponse found = S3Place.head(calls, object);
      return found != null
          && found.contentLength() == spool.length()
          && sha256.equals(found.metadata().get(SHA256));
    } catch (DestinationException unknown) {
      return false;
    }
  }

  @Override
  public void abort() {
    if (!isOver && multipart != null) {
      multipart.abort();
    }
    isOver = true;
    spool.close();
  }
}
