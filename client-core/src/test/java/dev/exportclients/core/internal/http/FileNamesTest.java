package dev.exportclients.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=report.csv | report.csv",
        "attachment; filename=\"a b.csv\" | a b.csv",
        "attachment; filename=\"a\\\"b.csv\" | a_b.csv",
        "attachment; filename=\"../../etc/passwd\" | passwd",
        "attachment; filename=\"C:\\temp\\x.csv\" | x.csv",
        "attachment; filename=\".bashrc\" | bashrc",
        "attachment; FILENAME=x.csv | x.csv",
        "attachment; filename=\"plain.csv\"; filename*=UTF-8''%e2%82%ac.csv | €.csv",
        "attachment; filename*=utf-8'en'%c3%a9.csv | é.csv",
        "attachment; filename*=broken%zz; filename=good.csv | good.csv",
        "attachment; filename=CON.txt | _CON.txt",
        "attachment; filename=a%2Fb.csv | b.csv",
        "inline; filename=x.csv | x.csv",
        "attachment; filename=x.csv; size=3 | x.csv"
      })
  void readsTheName(String header, String name) {
    assertThat(FileNames.safe(String.valueOf(ContentDisposition.parse(header).filename())))
        .isEqualTo(name);
  }

  @Test
  void readsUtf8ThatCameAsLatin1() {
    assertThat(ContentDisposition.parse("attachment; filename=\"\u00c3\u00a9.csv\"").filename())
        .isEqualTo("é.csv");
    assertThat(ContentDisposition.parse("attachment; filename=\"\u00e9.csv\"").filename())
        .isEqualTo("é.csv");
  }

  @Test
  void cutsALongNameButKeepsItsExtension() {
    String safe = FileNames.safe("é".repeat(300) + ".csv");
    assertThat(safe).endsWith(".csv").hasSizeLessThan(110);
  }

  @Test
  void leavesNothingOfANameThatIsNone() {
    assertThat(FileNames.safe("...")).isNull();
    assertThat(FileNames.safe("a/")).isNull();
    assertThat(FileNames.safe("\u202e\u0000")).isNull();
  }

  @Test
  void readsALongFileNameWithoutHarm() {
    String header = "attachment; filename=\"" + "\\\"a".repeat(20_000) + "\"";
    assertThat(ContentDisposition.parse(header).filename()).hasSize(40_000);
  }
}
