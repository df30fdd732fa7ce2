package dev.exportclients.destination.s3;

import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A server with an empty bucket: one of ours in this process, or a real one where the variables
 * {@code S3_TEST_ENDPOINT}, {@code S3_TEST_ID} and {@code S3_TEST_SECRET} say where.
 */
final class S3Server implements AutoCloseable {
  final FakeS3 fake;
  final String bucket = "exports-" + UUID.randomUUID();
  final Map<String, String> environment;
  final S3Client client;
  final PartSizes parts;

  S3Server() {
    String real = System.getenv("S3_TEST_ENDPOINT");
    fake = real == null ? new FakeS3() : null;
    URI url = real == null ? fake.url() : URI.create(real);
    environment =
        Map.of(
            "AWS_ENDPOINT_URL",
            url.toString(),
            "AWS_ACCESS_KEY_ID",
            real == null ? FakeS3.ID : System.getenv("S3_TEST_ID"),
            "AWS_SECRET_ACCESS_KEY",
            real == null ? FakeS3.SECRET : System.getenv("S3_TEST_SECRET"));
    // A real one wants parts of 5 MiB at least.
    parts = new PartSizes(real == null ? 64 << 10 : 5 << 20);
    client = impatient(environment);
    client.createBucket(r -> r.bucket(bucket));
  }

  /** As in a program, but the pauses between attempts. */
  static S3Client impatient(Map<String, String> environment) {
    return S3Clients.builder(environment)
        .overrideConfiguration(
            o ->
                o.retryStrategy(
                    StandardRetryStrategy.builder()
                        .maxAttempts(3)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  S3Storage storage(Path spool) {
    return S3Storage.of(client, spool, parts);
  }

  String address(String key) {
    return "s3://" + bucket + "/" + key;
  }

  byte[] bytes(String key) {
    return client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
  }

  HeadObjectResponse head(String key) {
    return client.headObject(r -> r.bucket(bucket).key(key));
  }

  List<String> keys() {
    return client.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  List<String> unfinished() {
    return client.listMultipartUploads(r -> r.bucket(bucket)).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  static byte[] file(long length) {
    byte[] bytes = new byte[(int) length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Override
  public void close() {
    client.close();
    if (fake != null) {
      fake.close();
    }
  }
}
