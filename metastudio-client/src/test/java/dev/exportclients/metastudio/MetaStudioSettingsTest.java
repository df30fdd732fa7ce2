package dev.exportclients.metastudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.PastedBaseUrl;
import dev.exportclients.core.Secret;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder refuses before anything is sent, saying what was meant. */
class MetaStudioSettingsTest {
  private static final String VALUE = "S3cret+/Of=Users";

  @ParameterizedTest
  @CsvSource({"%s\u2013KEY", "'\"%s\"'", "two %s", "X-Auth-Token: %s", "%s\u200b1"})
  void refusesACredentialThatIsNone(String form) {
    String bad = form.formatted(VALUE);
    Secret good = Secret.of(VALUE);

    refuses("access key", () -> MetaStudioCredentials.akSk(bad, good));
    refuses("secret key", () -> MetaStudioCredentials.akSk(VALUE, Secret.of(bad)));
    refuses("security token", () -> MetaStudioCredentials.akSk(VALUE, good, Secret.of(bad)));
    refuses("projectId", () -> MetaStudioClient.builder().projectId(bad));
  }

  @Test
  void dropsWhatSurroundsAKeyAndAProject() {
    assertThat(MetaStudioCredentials.akSk(" AK\n", Secret.of(VALUE))).isNotNull();
    assertThat(MetaStudioClient.builder().projectId("\ufeffp1\r\n")).isNotNull();
  }

  @Test
  void refusesAUrlForAProject() {
    refuses("projectId", () -> MetaStudioClient.builder().projectId("https://example.com/v2/p1"));
  }

  private static void refuses(String setting, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(setting + " ")
        .hasMessageNotContaining(VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "/v2, /v2",
    "/V2/, /v2",
    "/v2/p1/ies, /v2/{projectId}/ies",
    "/gateway, ",
    "/v2/p1/other, ",
    "/, "
  })
  void refusesABaseUrlThatHoldsTheApisOwnPath(String path, String pasted) throws Exception {
    PastedBaseUrl.check(path, pasted, url -> client(url.toString()));
  }

  private static MetaStudioClient client(String url) {
    return MetaStudioClient.builder()
        .baseUrl(URI.create(url))
        .projectId("p1")
        .credentials(MetaStudioCredentials.akSk("AK", Secret.of(VALUE)))
        .build();
  }
}
