package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.PastedBaseUrl;
import dev.exportclients.core.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder refuses before anything is sent, saying what was meant. */
class EmsSettingsTest {
  private static final String VALUE = "S3cret+/Of=Users";

  @ParameterizedTest
  @CsvSource({
    "username, LAB\\\\\u738b",
    "username, 'LAB\n%s'",
    "username, 'api-username: %s'",
    "token, %s\u200b1",
    "token, Bearer %s",
    "token, \u201c%s\u201d",
    "token, two %s"
  })
  void refusesACredentialThatIsNone(String setting, String form) {
    String value = form.formatted(VALUE);
    boolean isName = setting.equals("username");

    assertThatThrownBy(
            () ->
                EmsClient.builder()
                    .credentials(isName ? value : "Ada", Secret.of(isName ? VALUE : value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(setting + " ")
        .hasMessageNotContaining(VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "/experimentsapi/ems, /ems",
    "/experimentsapi/EMS/, /ems",
    "/ems/attachments, /ems/attachments",
    "/x/ems/resultsExport/12, /ems/resultsExport/{datasetId}",
    "/experimentsapi, ",
    "/ems/v1, ",
    "/, "
  })
  void refusesABaseUrlThatHoldsTheApisOwnPath(String path, String pasted) throws Exception {
    PastedBaseUrl.check(path, pasted, url -> client(url.toString()));
  }

  @Test
  void refusesAUrlWhereAnIdBelongs() {
    try (EmsClient client = client("https://example.com")) {
      assertThatThrownBy(() -> client.attachment("https://example.com/ems/attachments/1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("attachment id is a URL; give the id alone");
    }
  }

  @Test
  void saysThatTheSchemeIsMissing() {
    assertThatThrownBy(() -> client("flex.example.com/experimentsapi"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https:// is missing in front");
  }

  private static EmsClient client(String url) {
    return EmsClient.builder()
        .baseUrl(URI.create(url))
        .credentials("Ada", Secret.of(VALUE))
        .build();
  }
}
