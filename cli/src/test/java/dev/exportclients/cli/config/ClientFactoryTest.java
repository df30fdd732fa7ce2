package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
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

  /** Another argument's refusal is not told by the base URL's variable, which is right. */
  @Test
  void whatAClientRefusesOfAnotherArgumentIsNotSaidOfItsBaseUrl() {
    RefusedArgumentException other = new RefusedArgumentException("region", "must not be blank");

    assertThatThrownBy(
            () ->
                ClientFactory.built(
                    "WEBADMIT_BASE_URL",
                    () -> {
                      throw other;
                    }))
        .isSameAs(other);
  }
}
