package dev.exportclients.destination.s3;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.Leftover;
import dev.exportclients.core.destination.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Buckets at one S3 endpoint, and one client for all of them. Safe to share between threads.
 *
 * <pre>{@code
 * try (S3Storage s3 = S3Storage.of(System.getenv())) {
 *   Destination lake = s3.at("s3://lake/results/");
 *   ems.results(1234).saveTo(lake, DownloadOptions.defaults());
 * }
 * }</pre>
 *
 * <p>An object appears whole or not at all, and never in the place of another unless overwriting
 * was asked for. Its {@code Content-Type} is what the provider said, and its metadata has {@code
 * sha256}. Until a file is whole it is on the local disk, without a name; memory does not grow with
 * it. What is larger than 8 MiB goes in parts: a process that is killed meanwhile leaves them, see
 * {@link #leftovers}.
 */
public final class S3Storage implements Storage {
  private final S3Client client;
  private final boolean closesClient;
  final S3Calls calls;
  final Path spool;
  final PartSizes parts;
  final Set<String> buckets = ConcurrentHashMap.newKeySet();

  private S3Storage(S3Client client, boolean closesClient, Path spool, PartSizes parts) {
    this.client = client;
    this.closesClient = closesClient;
    this.calls = new S3Calls(client);
    this.spool = spool;
    this.parts = parts;
  }

  /**
   * By the variables that the AWS SDK reads: {@code AWS_ACCESS_KEY_ID} with {@code
   * AWS_SECRET_ACCESS_KEY} and {@code AWS_SESSION_TOKEN}, or {@code AWS_PROFILE}, or the SDK's
   * default chain; {@code AWS_REGION}; {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL} for
   * another server, which is then asked by paths, not by host names. {@code TMPDIR} is the folder
   * for files that are not whole yet; default: Java's own.
   *
   * @param environment {@code System.getenv()}, or some of your own
   * @return closed by the caller
   * @throws IllegalArgumentException if a variable is wrong or missing
   */
  public static S3Storage of(Map<String, String> environment) {
    return new S3Storage(
        S3Clients.of(environment), true, S3Clients.spool(environment), PartSizes.DEFAULT);
  }

  /**
   * With a client of yours, such as one that takes a role.
   *
   * @param client stays open
   * @param spool an existing folder with space for the files that are not whole yet
   * @return all that the client reaches
   */
  public static S3Storage of(S3Client client, Path spool) {
    return of(client, spool, PartSizes.DEFAULT);
  }

  static S3Storage of(S3Client client, Path spool, PartSizes parts) {
    return new S3Storage(
        requireNonNull(client, "client"), false, requireNonNull(spool, "spool"), parts);
  }

  /**
   * {@return the place} Its handles look like {@code s3://bucket/key?uploadId=…}.
   *
   * @param address {@code s3://bucket/key}, or {@code s3://bucket/folder/} for objects of the
   *     server's names below it
   */
  @Override
  public Destination at(String address, Consumer<String> unfinished) {
    return new S3Place(this, S3Address.parse(address), requireNonNull(unfinished, "unfinished"));
  }

  /**
   * {@return the place}
   *
   * @param address as for {@link #at(String, Consumer)}
   */
  public Destination at(String address) {
    return at(address, handle -> {});
  }

  /**
   * {@return what the object's metadata says}
   *
   * @param address of the object
   */
  @Override
  public Optional<String> sha256(String address) {
    HeadObjectResponse found = S3Place.head(calls, S3Address.parse(address));
    return Optional.ofNullable(found).map(object -> object.metadata().get(S3Upload.SHA256));
  }

  @Override
  public List<Leftover> leftovers(String address) {
    S3Address place = S3Address.parse(address);
    return calls.ask(
        place,
        asked ->
            asked
                .listMultipartUploadsPaginator(
                    r ->
                        r.bucket(place.bucket()).prefix(place.key().isEmpty() ? null : place.key()))
                .uploads()
                .stream()
                .filter(upload -> place.isFolder() || upload.key().equals(place.key()))
                .map(upload -> leftover(place.bucket(), upload))
                .toList());
  }

  private static Leftover leftover(String bucket, MultipartUpload upload) {
    S3Address object = new S3Address(bucket, upload.key());
    return new Leftover(
        new S3Handle(object, upload.uploadId()).toString(), object.toString(), upload.initiated());
  }

  @Override
  public void abort(String handle) {
    S3Handle upload = S3Handle.parse(handle);
    calls.ask(upload.address(), asked -> Multipart.abort(asked, upload));
  }

  @Override
  public void close() {
    if (closesClient) {
      client.close();
    }
  }

  @Override
  public String toString() {
    return "S3Storage[spool=" + spool + "]";
  }
}
