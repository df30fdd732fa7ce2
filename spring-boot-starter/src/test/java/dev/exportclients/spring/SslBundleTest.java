package dev.exportclients.spring;

import static dev.exportclients.sandbox.SandboxCredentials.WEBADMIT_API_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.exception.TransferException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.spring.properties.UnusablePropertyException;
import dev.exportclients.webadmit.WebAdmitClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SslBundleTest {
  private static final Sandbox SANDBOX = Sandbox.startTls(0);
  @TempDir Path folder;
  private ApplicationContextRunner application = new ApplicationContextRunner();

  @BeforeEach
  void defineABundle() throws IOException {
    SANDBOX.reset();
    Path authority = folder.resolve("ca.pem");
    SANDBOX.certificate().orElseThrow().saveTo(authority);
    application =
        application
            .withConfiguration(AutoConfigurations.of(AutoConfigurationTest.OURS))
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
            .withPropertyValues(
                "spring.ssl.bundle.pem.company.truststore.certificate=" + authority.toUri(),
                "export-clients.webadmit.base-url=" + SANDBOX.baseUrl(),
                "export-clients.webadmit.api-key=" + WEBADMIT_API_KEY,
                "export-clients.retry-policy.retries=0");
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void aProvidersBundleIsWhatItsClientTrusts() {
    application
        .withPropertyValues("export-clients.webadmit.ssl-bundle=company")
        .run(context -> context.getBean(WebAdmitClient.class).checkCredentials());

    assertThat(SANDBOX.requests("webadmit.listUserIdentities")).hasSize(1);
  }

  @Test
  void oneForAllProvidersIsToo() {
    application
        .withPropertyValues("export-clients.ssl-bundle=company")
        .run(context -> context.getBean(WebAdmitClient.class).checkCredentials());
  }

  @Test
  void withoutOneJavasOwnTrustCounts() {
    application.run(
        context ->
            assertThatThrownBy(context.getBean(WebAdmitClient.class)::checkCredentials)
                .isInstanceOf(TransferException.class));
  }

  @Test
  void optionsThatAClientCannotKeepAreRefused() {
    application
        .withPropertyValues(
            "spring.ssl.bundle.pem.company.options.enabled-protocols=TLSv1.3",
            "export-clients.webadmit.ssl-bundle=company")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(UnusablePropertyException.class)
                    .hasMessageStartingWith("export-clients.webadmit.ssl-bundle names"));
  }
}
