package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.core.Secret;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ClientFactoryTest {

  @Test
  void whatAClientRefusesOfItsBaseUrlIsSaidByTheVariablesName() {
    WebAdmitClient.Builder client =
        WebAdmitClient.builder()
            .baseUrl(URI.create("https://example.com/api/v1?a=b"))
            .credentials(Secret.of("k"));

    assertThatThrownBy(() -> ClientFactory.built("WEBADMIT_BASE_URL", client::build))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("WEBADMIT_BASE_URL must not carry a query");
  }

  @Test
  void whatElseIsRefusedInsideIsABug() {
    IllegalArgumentException inside = new IllegalArgumentException("deep inside");

    assertThatThrownBy(
            () ->
                ClientFactory.built(
                    "WEBADMIT_BASE_URL",
                    () -> {
                      throw inside;
                    }))
        .isSameAs(inside);
    assertThat(ExitCode.of(inside)).isEqualTo(ExitCode.BUG);
  }
}
