package dev.exportclients.webadmit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.PastedBaseUrl;
import dev.exportclients.core.Secret;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder refuses before anything is sent, saying what was meant. */
class WebAdmitSettingsTest {
  private static final String VALUE = "S3cret+/Of=Users";

  @ParameterizedTest
  @CsvSource({"%s\u200b1", "x-api-key: %s", "X-API-KEY:%s", "'\"%s\"'", "{%s}", "\u738b%s"})
  void refusesAKeyThatIsNone(String form) {
    Secret key = Secret.of(form.formatted(VALUE));

    assertThatThrownBy(() -> WebAdmitClient.builder().credentials(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("api key ")
        .hasMessageNotContaining(VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1, /api/v1",
    "/api/v1/user_identities, /api/v1/user_identities",
    "/gateway/api, /api",
    "/gateway, ",
    "/api/v2, ",
    "/, "
  })
  void refusesABaseUrlThatHoldsTheApisOwnPath(String path, String pasted) throws Exception {
    PastedBaseUrl.check(path, pasted, url -> client(url.toString()));
  }

  private static WebAdmitClient client(String url) {
    return WebAdmitClient.builder().baseUrl(URI.create(url)).credentials(Secret.of(VALUE)).build();
  }
}
