package dev.exportclients.destination.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.destination.Destinations;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What addresses, handles and variables may be. */
class S3AddressTest {
  @ParameterizedTest
  @CsvSource({
    "s3://lake/a/b.csv, lake, a/b.csv, false",
    "S3://lake/a/, lake, a/, true",
    "s3://lake, lake, '', true",
    "s3://lake/, lake, '', true",
    "s3://a.b-c/x?y=%2F#z, a.b-c, x?y=%2F#z, false",
    "s3://lake/..x/y../...z, lake, ..x/y../...z, false"
  })
  void addressIsBucketAndKey(String text, String bucket, String key, boolean isFolder) {
    S3Address address = S3Address.parse(text);

    assertThat(address).isEqualTo(new S3Address(bucket, key));
    assertThat(address.isFolder()).isEqualTo(isFolder);
    Destinations.requireValid(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://",
        "s3:///key",
        "s3://a/key",
        "s3://-lake/key",
        "s3://la ke/key",
        "s3://lake/../x",
        "s3://lake/a/./b",
        "s3://lake/a/..",
        "s3://user:pw@lake/key",
        "s3://lake/a\nb"
      })
  void whatIsNoneIsRefusedBeforeAnythingIsSent(String text) {
    assertThatThrownBy(() -> S3Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Destinations.requireValid(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keyHasAtMost1024Bytes() {
    String key = "ü".repeat(512);

    assertThat(S3Address.parse("s3://lake/" + key).whyNot()).isNull();
    assertThatThrownBy(() -> S3Address.parse("s3://lake/" + key + "x"))
        .hasMessageContaining("at most 1024 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://lake/a", "s3://lake/a?uploadId=", "s3://lake/?uploadId=1", "x"})
  void whatIsNoHandleIsRefused(String text) {
    assertThatThrownBy(() -> S3Handle.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsGrowSoThatTheLargestObjectHasNoMoreThanTenThousand() {
    long mebibyte = 1 << 20;
    long largest = 5L << 40;

    assertThat(PartSizes.DEFAULT.sizeFor(9 * mebibyte)).isEqualTo(8 * mebibyte);
    assertThat(PartSizes.DEFAULT.sizeFor(80_000 * mebibyte)).isEqualTo(8 * mebibyte);
    assertThat(PartSizes.DEFAULT.sizeFor(80_000 * mebibyte + 1)).isEqualTo(9 * mebibyte);
    assertThat(largest / PartSizes.DEFAULT.sizeFor(largest)).isBetween(9_900L, 10_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ENDPOINT_URL, http://me:p+W/d=@localhost/, AWS_ENDPOINT_URL must be the URL",
    "AWS_ENDPOINT_URL_S3, p+W/d=, AWS_ENDPOINT_URL_S3 must be the URL",
    "AWS_REGION, p+W/d=, AWS_REGION must be a region",
    "AWS_SECRET_ACCESS_KEY, p+W/d=, AWS_ACCESS_KEY_ID is missing"
  })
  void wrongVariableIsNamedWithoutItsValue(String name, String value, String message) {
    Map<String, String> environment = new HashMap<>(Map.of("AWS_ENDPOINT_URL", "http://[::1]:1"));
    environment.put(name, value);

    assertThatThrownBy(() -> S3Storage.of(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("p+W/d=");
  }

  @Test
  void filesThatAreNotWholeAreWhereTheVariableSays() {
    assertThat(S3Clients.spool(Map.of("TMPDIR", "/scratch"))).isEqualTo(Path.of("/scratch"));
    assertThat(S3Clients.spool(Map.of())).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
