package dev.exportclients.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name under which a file lands in a folder, for headers as servers write them. */
class ServedNameTest {
  private final FakeTime time = new FakeTime();
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // RFC 2047, as ASP.NET and mail libraries write it
        "attachment; filename=\"=?utf-8?B?w5xiZXJzaWNodCAyMDI0Lnhsc3g=?=\" | Übersicht 2024.xlsx",
        "attachment; filename==?utf-8?b?57uT5p6cLmNzdg==?= | 结果.csv",
        "attachment; filename=\"=?UTF-8?Q?=C3=9Cbung_1.csv?=\" | Übung 1.csv",
        "attachment; filename=\"=?iso-8859-1?q?=DCbung.csv?=\" | Übung.csv",
        "attachment; filename=\"=?windows-1252?Q?=80.csv?=\" | €.csv",
        "attachment; filename=\"=?GBK?B?veE=?= =?GBK?Q?.csv?=\" | 结.csv",
        "attachment; filename=\"=?utf-8?Q?a?=  \t =?utf-8?Q?b.csv?=\" | ab.csv",
        "attachment; filename=\"=?utf-8?Q?=E7=BB?==?utf-8?Q?=93.csv?=\" | 结.csv",
        "attachment; filename=\"=?utf-8?B?57s=?= =?utf-8?B?ky5jc3Y=?=\" | 结.csv",
        "attachment; filename=\"=?utf-8*en?Q?=C3=9C?=.csv\" | Ü.csv",
        "attachment; filename=\"a =?utf-8?Q?=C3=9C?= b.csv\" | a Ü b.csv",
        "attachment; filename=\"=?utf-8?B?57uTLmNzdg?=\" | 结.csv",
        "attachment; filename=\"=?utf-8?B?Li4vLi4vZXRjL3Bhc3N3ZA==?=\" | passwd",
        "attachment; filename=\"=?utf-8?B?broken\" | =_utf-8_B_broken",
        "attachment; filename=\"=?utf-8?B?*?=.csv\" | =_utf-8_B___=.csv",
        "attachment; filename=\"=?utf-8?Q?=FF.csv?=\" | =_utf-8_Q_=FF.csv_=",
        "attachment; filename=\"a =?b.csv\" | a =_b.csv",
        "attachment; filename=\"100%.csv\" | 100%.csv",
        // escapes in a plain name
        "attachment; filename=%E7%BB%93%E6%9E%9C.csv | 结果.csv",
        "attachment; filename=\"report%202024.csv\" | report 2024.csv",
        "attachment; filename=\"50%25.csv\" | 50%.csv",
        "attachment; filename=\"%DCbung.csv\" | %DCbung.csv",
        "attachment; filename=\"%E7%BB%9.csv\" | %E7%BB%9.csv",
        "attachment; filename=\"a+b.csv\" | a+b.csv",
        "attachment; filename=\"..%2F..%2Fetc%2Fpasswd\" | passwd",
        "attachment; filename=\"..%5c..%5Cboot.ini\" | boot.ini",
        "attachment; filename=exports%2F2026%2Freport%20%E7%BB%93.csv | report 结.csv",
        "attachment; filename=\"C:%5CUsers%5Cada%5Creport.csv\" | report.csv",
        "attachment; filename=\"%2F\"; filename=b.csv | b.csv",
        "attachment; filename=\"a%00%1B%0D%0Ab.csv\" | ab.csv",
        "attachment; filename=\"a%252Fb.csv\" | a%2Fb.csv",
        "attachment; filename=\"%E7%BB%93%2F%FF.csv\" | %E7%BB%93%2F%FF.csv",
        // without a type, or with another
        "filename=\"report.csv\" | report.csv",
        "filename=report.csv | report.csv",
        "; filename=report.csv | report.csv",
        "form-data; name=f; filename=report.csv | report.csv",
        "attachment filename=report.csv | report.csv",
        // filename*
        "attachment; filename*=UTF8''%E7%BB%93.csv | 结.csv",
        "attachment; filename*=windows-1252''%80.csv | €.csv",
        "attachment; filename*=iso-8859-1''%80%DC.csv | €Ü.csv",
        "attachment; filename*=GBK''%BD%E1.csv | 结.csv",
        "attachment; filename*=Shift_JIS'ja'%8C%8B.csv | 結.csv",
        "attachment; filename*=\"UTF-8''%E7%BB%93.csv\" | 结.csv",
        "attachment; filename* = utf-8''a%20b.csv | a b.csv",
        "attachment; filename*=UTF-8'%E7%BB%93.csv | 结.csv",
        "attachment; filename*=''%E7%BB%93.csv | 结.csv",
        "attachment; filename*=%E7%BB%93.csv | 结.csv",
        "attachment; filename*=nonsense''a.csv; filename=b.csv | b.csv",
        "attachment; filename*=nonsense''a.csv | a.csv",
        "attachment; filename*=UTF-8''%FF.csv; filename=b.csv | b.csv",
        "attachment; filename*=UTF-8''; filename=b.csv | b.csv",
        "attachment; filename*=UTF-8''%2F; filename=b.csv | b.csv",
        "attachment; filename=b.csv; filename*=UTF-8''%E7%BB%93.csv | 结.csv",
        "attachment; filename*=UTF-8''it's.csv | it's.csv",
        "attachment; filename*=UTF-8''\"a b.csv\" | a b.csv",
        "attachment; filename*=UTF-8''\"a%20b.csv\" | a b.csv",
        "attachment; filename*=UTF-8''\"a; b.csv\" | a; b.csv",
        "attachment; filename*=UTF-8''\"a; b.csv\"; filename=\"c.csv\" | a; b.csv",
        "attachment; filename*=UTF-8''\"a.csv; filename=b.csv | a.csv",
        "attachment; filename*=utf-8'en'\"%E7%BB%93.csv\"; size=3 | 结.csv",
        "attachment; filename*=UTF-8'\"a b.csv\" | a b.csv",
        // the form of filename* in a plain one
        "attachment; filename=UTF-8''a%20b.csv | a b.csv",
        "attachment; filename=\"UTF-8''%E7%BB%93.csv\" | 结.csv",
        "attachment; filename=iso-8859-1'en'%DC.csv | Ü.csv",
        "attachment; filename=windows-1252''%80.csv | €.csv",
        "attachment; filename=\"it's Bob's.csv\" | it's Bob's.csv",
        "attachment; filename=\"ascii's.csv\" | ascii's.csv",
        "attachment; filename=\"UTF-8''%FF.csv\" | UTF-8''%FF.csv",
        "attachment; filename*0=\"long 50%\"; filename*1=\" name.csv\" | long 50% name.csv",
        "attachment; filename*0*=UTF-8''%E7%BB; filename*1*=%93; filename*2=.csv | 结.csv",
        // quotes
        "attachment; filename=\"\"; filename=b.csv | b.csv",
        "attachment; filename=\"report.csv | report.csv",
        "attachment; filename=\"report.csv; size=3 | report.csv",
        "attachment; filename=\"C:\\dir\\report.csv\\\" | report.csv",
        "attachment; filename=\"\"report.csv\"\" | report.csv",
        "attachment; filename=\"my \"own\" report.csv\" | my _own_ report.csv",
        "attachment; filename=\"Report \"Q1\", final.csv\" | Report _Q1_, final.csv",
        "attachment; filename=\"Report \"Q1\" , \"Q2\".csv\" | Report _Q1_ , _Q2_.csv",
        "attachment; filename=\"Report \"Q1\"; final.csv\" | Report _Q1_; final.csv",
        "attachment; filename=\"Doe, \"Jane\", 2026.csv\" | Doe, _Jane_, 2026.csv",
        "attachment; filename=\"Doe, \"Jane\", 2026.csv\"; size=3 | Doe, _Jane_, 2026.csv",
        "attachment; filename=\"a \"b\", c.csv\"; x=\"y\" | a _b_, c.csv",
        "attachment; filename='Report 'Q1', final.csv' | Report 'Q1', final.csv",
        "attachment; filename=\"a.csv\", attachment; filename=\"b.csv\" | a.csv",
        "attachment; filename=\"a.csv\" , inline | a.csv",
        "attachment; filename=\"a.csv\"; preview; x=\"y\" | a.csv",
        "attachment; filename=\"a.csv\"; preview | a.csv",
        "attachment; filename='report.csv' | report.csv",
        "attachment; filename='a; b.csv' | a; b.csv",
        "attachment; filename='tis.csv | 'tis.csv",
        "attachment; filename=report.csv\"; x=y | report.csv",
        "attachment; filename=\"a; b.csv\"; x=\"y;\" | a; b.csv",
        "attachment; filename=report.csv; | report.csv",
        "attachment;filename=\"report.csv;\" | report.csv",
        "ATTACHMENT;  FileName  =  \"report.csv\"  ; | report.csv",
        "attachment; filename=my report.csv | my report.csv",
        "attachment; filename=Doe, Jane.csv | Doe, Jane.csv",
        "attachment; filename=a;b.csv | a;b.csv",
        "attachment; filename=a; b; c.csv; size=3 | a; b; c.csv",
        "attachment; filename=\"a; b.csv | a; b.csv",
        "attachment; filename=a.csv; preview | a.csv",
        "attachment; filename=a.csv; preview; size=3 | a.csv",
        "attachment; filename=a.csv; filename*=UTF-8''b.csv | b.csv",
        "attachment; filename=\"a\\\\b.csv\" | b.csv",
        "attachment; filename=\"\\\\server\\share\\x.csv\" | x.csv",
        // not for a file system
        "attachment; filename=\"report.csv?\" | report.csv",
        "attachment; filename=\"report.csv. . \" | report.csv",
        "attachment; filename=\".csv\" | _.csv",
        "attachment; filename=\".csv.gz\" | _.csv.gz",
        "attachment; filename=\".tar.gz\" | _.tar.gz",
        "attachment; filename=\"-rf.csv\" | _-rf.csv",
        "attachment; filename=\"nul\" | _nul",
        "attachment; filename=\"Com1 .tar.gz\" | _Com1 .tar.gz",
        "attachment; filename=\"COM0\" | _COM0",
        "attachment; filename=\"LPT¹.csv\" | _LPT¹.csv",
        "attachment; filename*=UTF-8''lpt%C2%B3.csv | _lpt³.csv",
        "attachment; filename=\"CONIN$.csv\" | _CONIN$.csv",
        "attachment; filename=\"conout$\" | _conout$",
        "attachment; filename=\"COM10.csv\" | COM10.csv",
        "attachment; filename=\"CONSOLE.csv\" | CONSOLE.csv",
        "attachment; filename=\"a:b*c.csv\" | a_b_c.csv",
        "attachment; filename*=UTF-8''%E2%80%AEvsc.a%E2%80%8B.csv | vsc.a.csv",
        "attachment; filename*=UTF-8''%E3%85%A4%EF%B8%8F.csv | _.csv",
        "attachment; filename*=UTF-8''%EE%80%80.csv | _.csv",
        "attachment; filename*=UTF-8''e%CC%81.csv | é.csv"
      })
  void isTheOneThatItsSenderMeant(String header, String name) throws Exception {
    assertThat(names(header, StandardCharsets.UTF_8)).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "attachment & attachment; filename=a.csv, a.csv",
    "& attachment; filename=a.csv, a.csv",
    "inline && filename=a.csv, a.csv",
    "attachment; filename='' & filename=a.csv, a.csv",
    "attachment; filename=a.csv & attachment; filename=b.csv, a.csv",
    "attachment; filename=a.csv &, a.csv",
  })
  void isReadFromTheLineThatHasIt(String lines, String name) throws Exception {
    String header = lines.replace("&", "\r\nContent-Disposition: ").replace("''", "\"\"");
    assertThat(names(header, StandardCharsets.UTF_8)).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "attachment; filename=\"结果 é.csv\", UTF-8, 结果 é.csv",
        "attachment; filename*=UTF-8''结.csv, UTF-8, 结.csv",
        "attachment; filename=\"€ Ü.csv\", windows-1252, € Ü.csv"
      })
  void isReadFromRawBytes(String header, String charset, String name) throws Exception {
    assertThat(names(header, Charset.forName(charset))).containsExactly(name);
  }

  @Test
  void isReadFromAHeaderOnSeveralLines() throws Exception {
    String header =
        "attachment;\r\n filename=\"=?utf-8?B?"
            + Base64.getEncoder().encodeToString("结果的".getBytes(StandardCharsets.UTF_8))
            + "?=\r\n\t=?utf-8?Q?=E8=A1=A8.csv?=\"";
    assertThat(names(header, StandardCharsets.UTF_8)).containsExactly("结果的表.csv");
  }

  @ParameterizedTest
  @CsvSource({"x.csv, .csv", "x.csv.gz, .csv.gz", "长.CSV.GZ, .CSV.GZ", "é.data, .data"})
  void keepsItsExtensionsWhenItIsTooLong(String name, String end) throws Exception {
    String header =
        "attachment; filename*=UTF-8''" + PercentEncoding.encode("长é".repeat(300) + name);
    assertThat(names(header, StandardCharsets.UTF_8))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept).endsWith(end).startsWith("长é").doesNotContain("�");
              assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "x.csv.gz, x.csv",
    "x.csv.GZ, x.csv",
    "x.csv.gzip, x.csv",
    "x.tgz, x.tar",
    "x.csv, x.csv",
    "_.gz, _"
  })
  void losesTheSuffixOfACodingThatWasDecoded(String name, String saved) throws Exception {
    DownloadReceipt receipt = saveGzip(name, gzip("a,b\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(receipt.file()).contains(folder.resolve(saved));
    assertThat(receipt.suggestedFilename()).contains(saved);
    assertThat(receipt.warnings()).contains(DownloadWarning.DECODED_GZIP);
    assertThat(receipt.mediaType()).isEmpty();
    assertThat(folder.resolve(saved)).hasContent("a,b\n");
  }

  @Test
  void keepsTheSuffixOfWhatIsGzipOnceMore() throws Exception {
    byte[] inner = gzip("a,b\n".getBytes(StandardCharsets.UTF_8));
    DownloadReceipt receipt = saveGzip("x.csv.gz", gzip(inner));
    assertThat(receipt.file()).contains(folder.resolve("x.csv.gz"));
    assertThat(receipt.mediaType()).contains("application/gzip");
    assertThat(folder.resolve("x.csv.gz")).hasBinaryContent(inner);
  }

  private DownloadReceipt saveGzip(String name, byte[] coded) throws Exception {
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "200 OK",
                        "Content-Encoding: gzip\r\nContent-Type: application/gzip\r\n"
                            + "Content-Disposition: attachment; filename="
                            + name
                            + "\r\n",
                        coded));
        var client = client(server)) {
      return client.file("1").saveTo(folder);
    }
  }

  /** The bytes of the header go as they are: the server writes characters as Latin-1. */
  private List<String> names(String header, Charset charset) throws Exception {
    String bytes = new String(header.getBytes(charset), StandardCharsets.ISO_8859_1);
    try (var server =
            new ScriptedServer(
                x -> x.send("200 OK", "Content-Disposition: " + bytes + "\r\n", "bytes"));
        var client = client(server)) {
      client.file("1").saveTo(folder);
    }
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), ClientSettings.builder().clock(time).sleeper(time).build());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(bytes);
    }
    return coded.toByteArray();
  }
}
