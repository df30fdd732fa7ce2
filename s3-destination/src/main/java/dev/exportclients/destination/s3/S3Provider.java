package dev.exportclients.destination.s3;

import dev.exportclients.core.destination.DestinationProvider;
import dev.exportclients.core.destination.Storage;
import java.util.Map;

/** For {@link dev.exportclients.core.destination.Destinations}: the scheme {@code s3}. */
public final class S3Provider implements DestinationProvider {

  /** For {@link java.util.ServiceLoader}. */
  public S3Provider() {}

  @Override
  public String scheme() {
    return "s3";
  }

  @Override
  public void requireValid(String address) {
    S3Address.parse(address);
  }

  /**
   * As {@link S3Storage#of}.
   *
   * @param environment the variables that the AWS SDK reads
   */
  @Override
  public Storage connect(Map<String, String> environment) {
    return S3Storage.of(environment);
  }
}
