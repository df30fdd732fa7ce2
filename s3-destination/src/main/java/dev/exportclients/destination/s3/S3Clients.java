package dev.exportclients.destination.s3;

import dev.exportclients.core.tls.TrustedAuthorities;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes a client by the variables that the AWS SDK reads, over Java's own HTTP (ADR 18). */
final class S3Clients {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Of one request; a part is at least 8 MiB, and lines may be slow. */
  private static final Duration ONE_ATTEMPT = Duration.ofMinutes(15);

  private S3Clients() {}

  static Path spool(Map<String, String> environment) {
    String folder = set(environment, "TMPDIR");
    return Path.of(folder == null ? System.getProperty("java.io.tmpdir") : folder);
  }

  static S3Client of(Map<String, String> environment) {
    try {
      return builder(environment).build();
    } catch (SdkClientException missing) {
      throw new IllegalArgumentException(
          "S3 needs a region: set AWS_REGION, or AWS_ENDPOINT_URL_S3 for another server", missing);
    }
  }

  static S3ClientBuilder builder(Map<String, String> environment) {
    URI endpoint = endpoint(environment);
    Region region = region(environment, endpoint);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http(environment))
            .overrideConfiguration(
                o -> o.retryStrategy(RetryMode.STANDARD).apiCallAttemptTimeout(ONE_ATTEMPT))
            .credentialsProvider(credentials(environment))
            // Parts and objects have checksums of ours; not every server knows the SDK's trailers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    if (endpoint != null) {
      builder.endpointOverride(endpoint).forcePathStyle(true);
    }
    if (region != null) {
      builder.region(region);
    }
    return builder;
  }

  private static UrlConnectionHttpClient.Builder http(Map<String, String> environment) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECTING).socketTimeout(SILENCE);
    String authorities = set(environment, "AWS_CA_BUNDLE");
    if (authorities == null) {
      return http;
    }
    try {
      TrustManager[] trusted = TrustedAuthorities.managers(Path.of(authorities));
      return http.tlsTrustManagersProvider(() -> trusted);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException("AWS_CA_BUNDLE: " + unusable.getMessage(), unusable);
    }
  }

  private static @Nullable URI endpoint(Map<String, String> environment) {
    String own = set(environment, "AWS_ENDPOINT_URL_S3");
    String name = own == null ? "AWS_ENDPOINT_URL" : "AWS_ENDPOINT_URL_S3";
    String text = own == null ? set(environment, name) : own;
    if (text == null) {
      return null;
    }
    try {
      URI endpoint = new URI(text);
      boolean isHttp = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
      if (isHttp && endpoint.getHost() != null && endpoint.getRawUserInfo() == null) {
        return endpoint;
      }
    } catch (URISyntaxException malformed) {
      // Said below, without the text: it may hold a password.
    }
    throw new IllegalArgumentException(
        name + " must be the URL of a server, such as https://s3.example.com, without a user");
  }

  /** Servers that are not Amazon's have none, and don't look. */
  private static @Nullable Region region(Map<String, String> environment, @Nullable URI endpoint) {
    String name = set(environment, "AWS_REGION");
    name = name == null ? set(environment, "AWS_DEFAULT_REGION") : name;
    if (name == null) {
      return endpoint == null ? null : Region.US_EAST_1;
    }
    if (!name.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("AWS_REGION must be a region, such as eu-central-1");
    }
    return Region.of(name);
  }

  private static AwsCredentialsProvider credentials(Map<String, String> environment) {
    String id = set(environment, "AWS_ACCESS_KEY_ID");
    String secret = set(environment, "AWS_SECRET_ACCESS_KEY");
    if (id == null && secret == null) {
      String profile = set(environment, "AWS_PROFILE");
      DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
      return profile == null ? chain.build() : chain.profileName(profile).build();
    }
    if (id == null || secret == null) {
      throw new IllegalArgumentException(
          (id == null ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY")
              + " is missing: the two go together");
    }
    String token = set(environment, "AWS_SESSION_TOKEN");
    AwsCredentials credentials =
        token == null
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, token);
    return StaticCredentialsProvider.create(credentials);
  }

  /** Blanks and line ends around a value are dropped. */
  private static @Nullable String set(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
