package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ServedFileTest {
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void isTheSameForTheSameSeedAndDiffersForAnother() {
    assertThat(ServedFile.generated(100, "a").bytes())
        .isEqualTo(ServedFile.generated(100, "a").bytes());
    assertThat(ServedFile.generated(100, "a").bytes())
        .isNotEqualTo(ServedFile.generated(100, "b").bytes());
    assertThat(ServedFile.generated(100, "a").etag())
        .isNotEqualTo(ServedFile.generated(100, "b").etag());
    assertThat(ServedFile.generated(100, "a").etag())
        .isNotEqualTo(ServedFile.generated(101, "a").etag());
  }

  @Test
  void differsFromPlaceToPlace() {
    byte[] bytes = ServedFile.generated(4 * MEBIBYTE, "a").bytes();
    for (int block = 1; block < 4; block++) {
      byte[] part = Arrays.copyOfRange(bytes, block * MEBIBYTE, block * MEBIBYTE + 100);
      assertThat(part).isNotEqualTo(Arrays.copyOf(bytes, 100));
    }
  }

  @Test
  void anySliceIsThatOfTheWhole() throws IOException {
    ServedFile file = ServedFile.generated(3 * MEBIBYTE + 17, "a");
    byte[] whole = file.bytes();
    for (long[] range :
        new long[][] {{0, 0}, {5, 6}, {MEBIBYTE - 1, MEBIBYTE + 1}, {100, 3 * MEBIBYTE + 17}}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.stored().slice(range[0], range[1]).writeTo(out);
      assertThat(out.toByteArray())
          .isEqualTo(Arrays.copyOfRange(whole, (int) range[0], (int) range[1]));
    }
  }

  @Test
  void looksLikeNeitherHtmlNorJson() {
    assertThat(ServedFile.generated(3 * MEBIBYTE, "a").bytes()).doesNotContain('<', '{', '[');
  }

  @Test
  void knowsItsHash() throws Exception {
    ServedFile file = ServedFile.generated(2 * MEBIBYTE + 3, "a");
    assertThat(file.sha256())
        .isEqualTo(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.bytes())));
  }

  @Test
  void canShareAnETagWithAnotherFile() {
    assertThat(ServedFile.of(new byte[] {1}).etag("\"same\"").etag())
        .isEqualTo(ServedFile.generated(9, "x").etag("\"same\"").etag());
  }

  @Test
  void refusesANegativeSize() {
    assertThatThrownBy(() -> ServedFile.generated(-1, "a")).hasMessageContaining("-1");
  }
}
