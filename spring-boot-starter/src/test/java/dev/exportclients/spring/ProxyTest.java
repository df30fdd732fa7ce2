package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.spring.properties.EmsProperties;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProxyTest {
  private static final String PASSWORD = "Proxy+Word/1=";

  @Test
  void requestsGoThroughTheProxyWithItsOwnUserAndPassword() throws IOException {
    try (ScriptedServer proxy =
        new ScriptedServer(
            exchange ->
                exchange.send(
                    "200 OK", "Content-Type: application/json\r\n", "{\"version\":\"1.2.3\"}"))) {
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(AutoConfigurationTest.OURS))
          .withPropertyValues(
              "export-clients.ems.base-url=http://ems.example.org",
              "export-clients.ems.username=DOMAIN\\User",
              "export-clients.ems.token=Token+/1=",
              "export-clients.allow-insecure-http=true",
              "export-clients.retry-policy.retries=0",
              "export-clients.proxy.host=nobody.example.org",
              "export-clients.proxy.port=1",
              "export-clients.proxy.username=another",
              "export-clients.proxy.password=Another+Word/1=",
              "export-clients.ems.proxy.host=" + proxy.url().getHost(),
              "export-clients.ems.proxy.port=" + proxy.url().getPort(),
              "export-clients.ems.proxy.username=user",
              "export-clients.ems.proxy.password=" + PASSWORD)
          .run(
              context -> {
                ClientSettings settings =
                    context
                        .getBean(ProviderSettings.class)
                        .of("ems", context.getBean(EmsProperties.class));
                assertThat(settings.proxyCredentials("nobody.example.org", 1)).isEmpty();

                try {
                  context.getBean(EmsClient.class).version();
                } catch (RuntimeException whateverThisProxyResponds) {
                  // Only what it was asked counts.
                }
              });

      String basic =
          Base64.getEncoder().encodeToString(("user:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      assertThat(proxy.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.path()).startsWith("http://ems.example.org/");
                assertThat(request.headers())
                    .containsEntry("proxy-authorization", "Basic " + basic);
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://ems.example.org, true",
    "https://EMS.internal.example.org:8443/x, false",
    "https://internal.example.org, true",
    "https://notinternal.example.org, true",
    "https://ems.internal.example.org.example.net, true",
    "https://deep.below.example.com, false",
    "https://below.example.com, true",
    "http://localhost:8080, false",
    "https://with_underscore:8443, false",
  })
  void someHostsAreAskedWithoutIt(URI target, boolean isThroughTheProxy) {
    InetSocketAddress address = InetSocketAddress.createUnresolved("proxy", 3128);
    ConfiguredProxy proxy =
        new ConfiguredProxy(
            address,
            List.of(
                ".internal.example.org", "*.Below.example.com", "localhost", "with_underscore"));

    assertThat(proxy.select(target))
        .containsExactly(isThroughTheProxy ? new Proxy(Proxy.Type.HTTP, address) : Proxy.NO_PROXY);
  }
}
