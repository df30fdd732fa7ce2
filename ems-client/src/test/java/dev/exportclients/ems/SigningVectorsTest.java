package dev.exportclients.ems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signatures computed from the published script's steps by Python, OpenSSL and Java alike. They
 * hold us against the script, not against EMS.
 */
class SigningVectorsTest {
  private static final String TIMESTAMP = "2015-11-22 08:00:00.000Z";
  private static final EmsSigner SIGNER = signer(Secret.of("not-a-real-secret"));

  private static EmsSigner signer(Secret secret) {
    Instant then = Instant.parse("2015-11-22T08:00:00Z");
    return new EmsSigner(Secret.of("Key+1/a="), secret, Clock.fixed(then, ZoneOffset.UTC));
  }

  @Test
  void theSecretsHashAsTextIsTheKey() {
    assertThat(EmsSigner.keyText("not-a-real-secret"))
        .isEqualTo(
            "KE/NRGFBEDNV+Y2MIAEYVVQNWKMX/XIDLB88V3ZMBWGZA6X2OWV919LHJQP/"
                + "DVL5RUFRAQUIPLI1IO8NFWUUGA==");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /ems/resultsExport/1234, /ems/resultsexport/1234||,"
        + " 8XadW23A+Bfwxl+xVjyP5ORKwjlCIfg0t8RXVdBnHwQ=",
    "GET, /experimentsapi/ems/results?experimentId=1234,"
        + " /experimentsapi/ems/results|experimentid=1234|,"
        + " QiozBy9U9ARTLT1uNl1lgwI2l5vugCHnRIfxCU+8OiQ=",
    "GET, /ems/attachments?entityType=experiment&entityId=1234,"
        + " /ems/attachments|entityid=1234&entitytype=experiment|,"
        + " 9G/k9eumxdH3113vZ45AVdjraPMNHiw/QNfMgNiAbrY=",
    "GET, /experimentsapi/ems/attachments/2421042979a6474a872e77f046b8802e,"
        + " /experimentsapi/ems/attachments/2421042979a6474a872e77f046b8802e||,"
        + " QWcmZ0ZBvyhgxV/tTqrzTA/Bj9073pCaZPIqjv9W1O4=",
    "POST, /ems/userTokens/createExternal, /ems/usertokens/createexternal||,"
        + " +jmBaEsYeZ/jLd9ISmTE+1I1BNGQGGWTKyYuqWKt7co="
  })
  void requestIsSignedAsTheScriptDoes(
      String method, String target, String lines, String signature) {
    URI uri = URI.create("https://host.example" + target);
    SignedMessage message = SignedMessage.of(method, TIMESTAMP, uri);

    assertThat(message.text())
        .isEqualToIgnoringCase(method + "\n" + TIMESTAMP + "\n" + lines.replace('|', '\n'))
        .isLowerCase();
    assertThat(SIGNER.signature(message)).isEqualTo(signature);
  }

  @Test
  void formsAreSignedWithTheirTextsAndTheHashesOfTheirFiles() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-512").digest("Hello, world\n".getBytes(UTF_8));
    SignedMessage message =
        SignedMessage.of(
            "POST",
            TIMESTAMP,
            URI.create("https://host.example/ems/attachments"),
            Map.of("EntityType", "Experiment", "EntityId", "1234"),
            Map.of("helloworld.txt", hash));

    assertThat(message.text())
        .isEqualTo(
            "post\n2015-11-22 08:00:00.000z\n/ems/attachments\n"
                + "entityid=1234&entitytype=experiment\n"
                + "helloworld.txt=lzwl36mhftrmxyspvszpcveyxlewaref2mxb42xn9ls9kj4umsxlwjalphywnfu3"
                + "g3htvzazigjcd/syavmh2a==");
    assertThat(SIGNER.signature(message)).isEqualTo("n5C7CzZC3JrX3MZeUPm44xJChRlW0D3uLh2Udnzy/44=");
  }

  @Test
  void signatureGoesIntoTwoHeaders() {
    EmsSigner signer = signer(Secret.of("not-a-real-secret"));
    URI uri = URI.create("https://host.example/ems/resultsExport/1234");

    assertThat(signer.sign("GET", uri))
        .containsOnly(
            Map.entry("Timestamp", TIMESTAMP),
            Map.entry("Authentication", "Key+1/a=:8XadW23A+Bfwxl+xVjyP5ORKwjlCIfg0t8RXVdBnHwQ="));
  }

  @Test
  void noSignatureIsMadeTwice() {
    EmsSigner signer = signer(Secret.of("S3cret+/="));
    URI uri = URI.create("https://host.example/ems/resultsExport/1234");

    assertThat(signer.sign("GET", uri)).containsEntry("Timestamp", TIMESTAMP);
    assertThat(signer.sign("GET", uri)).containsEntry("Timestamp", "2015-11-22 08:00:00.001Z");
    assertThat(signer.sign("GET", uri)).containsEntry("Timestamp", "2015-11-22 08:00:00.002Z");
  }

  @Test
  void neitherKeyNorSecretIsInAnyString() {
    assertThat(signer(Secret.of("S3cret+/="))).hasToString("EmsSigner");
  }
}
