package dev.exportclients.destination.s3;

import dev.exportclients.core.destination.IncomingFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A file in parts, each with its checksum, that become an object in one step. */
final class Multipart {
  private final S3Calls calls;
  private final S3Address object;
  private final IncomingFile file;
  private final Spool spool;
  private final Consumer<String> unfinished;
  private @Nullable String uploadId;

  /**
   * @param unfinished is told the handle as soon as there is one
   */
  Multipart(
      S3Calls calls,
      S3Address object,
      IncomingFile file,
      Spool spool,
      Consumer<String> unfinished) {
    this.calls = calls;
    this.object = object;
    this.file = file;
    this.spool = spool;
    this.unfinished = unfinished;
  }

  void store(long partSize, Map<String, String> metadata) {
    String id =
        calls.ask(
            object,
            client ->
                client
                    .createMultipartUpload(
                        r ->
                            r.bucket(object.bucket())
                                .key(object.key())
                                .contentType(S3Upload.mediaType(file))
                                .metadata(metadata)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                    .uploadId());
    uploadId = id;
    unfinished.accept(new S3Handle(object, id).toString());
    List<CompletedPart> parts = new ArrayList<>();
    for (long from = 0; from < spool.length(); from += partSize) {
      parts.add(part(id, parts.size() + 1, from, Math.min(partSize, spool.length() - from)));
    }
    calls.ask(
        object,
        client ->
            client.completeMultipartUpload(
                r ->
                    r.bucket(object.bucket())
                        .key(object.key())
                        .uploadId(id)
                        .multipartUpload(m -> m.parts(parts))
                        .mpuObjectSize(spool.length())
                        .ifNoneMatch(file.overwrite() ? null : "*")));
  }

  private CompletedPart part(String id, int number, long from, long size) {
    String checksum = spool.sha256(from, size);
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> spool.read(from, size), size, "application/octet-stream");
    String etag =
        calls.ask(
            object,
            client ->
                client
                    .uploadPart(
                        r ->
                            r.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(id)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        body)
                    .eTag());
    return CompletedPart.builder().partNumber(number).eTag(etag).checksumSHA256(checksum).build();
  }

  void abort() {
    String id = uploadId;
    if (id != null) {
      calls.tidy(client -> abort(client, new S3Handle(object, id)));
    }
  }

  /** What is gone already needs nothing. */
  static boolean abort(S3Client client, S3Handle upload) {
    try {
      client.abortMultipartUpload(
          r ->
              r.bucket(upload.address().bucket())
                  .key(upload.address().key())
                  .uploadId(upload.uploadId()));
      return true;
    } catch (S3Exception gone) {
      if (gone.statusCode() == 404) {
        return false;
      }
      throw gone;
    }
  }
}
