package dev.exportclients.destination.s3;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object's key, or a prefix for several. */
final class S3Place implements Destination {
  private final S3Storage storage;
  private final S3Address address;
  private final Consumer<String> unfinished;

  S3Place(S3Storage storage, S3Address address, Consumer<String> unfinished) {
    this.storage = storage;
    this.address = address;
    this.unfinished = unfinished;
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public void check(boolean overwrite) {
    check(overwrite, Optional::empty);
  }

  @Override
  public void check(boolean overwrite, Supplier<Optional<Duration>> timeLeft) {
    S3Calls calls = storage.calls.within(timeLeft);
    requireBucket(calls);
    if (!address.isFolder() && !overwrite) {
      requireFree(calls, address);
    }
  }

  @Override
  public Upload begin(IncomingFile file) {
    S3Calls calls = storage.calls.within(file::timeLeft);
    S3Address object = address;
    if (address.isFolder()) {
      object = address.child(file.name());
      String wrong = object.whyNot();
      if (wrong != null) {
        throw new DestinationException(
            wrong + "; give the object a name of your own: " + object,
            Reason.REFUSED,
            object.toString(),
            null);
      }
      if (!file.overwrite()) {
        requireFree(calls, object);
      }
    }
    return new S3Upload(calls, object, file, Spool.in(storage.spool), storage.parts, unfinished);
  }

  private static void requireFree(S3Calls calls, S3Address object) {
    if (head(calls, object) != null) {
      throw S3Failures.exists(object);
    }
  }

  /** Null if nothing stands there, as far as one may look. */
  static @Nullable HeadObjectResponse head(S3Calls calls, S3Address object) {
    return calls.<@Nullable HeadObjectResponse>ask(
        object,
        client -> {
          try {
            return client.headObject(r -> r.bucket(object.bucket()).key(object.key()));
          } catch (S3Exception unseen) {
            return unlessUnseen(unseen);
          }
        });
  }

  /** Once for each bucket. */
  private void requireBucket(S3Calls calls) {
    Set<String> known = storage.buckets;
    if (known.contains(address.bucket())) {
      return;
    }
    boolean isThere =
        calls.ask(
            address,
            client -> {
              try {
                client.headBucket(r -> r.bucket(address.bucket()));
              } catch (S3Exception unseen) {
                unlessUnseen(unseen);
                return unseen.statusCode() == 403;
              }
              return true;
            });
    if (!isThere) {
      throw S3Failures.noBucket(address);
    }
    known.add(address.bucket());
  }

  /** Who may write need not be allowed to look: then the write itself will tell. */
  private static @Nullable HeadObjectResponse unlessUnseen(S3Exception failure) {
    if (failure.statusCode() == 404 || failure.statusCode() == 403) {
      return null;
    }
    throw failure;
  }

  @Override
  public String toString() {
    return address();
  }
}
