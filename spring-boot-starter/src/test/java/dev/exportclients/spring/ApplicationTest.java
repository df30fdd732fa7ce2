package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.micrometer.CallObservations;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.webadmit.WebAdmitClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A real application with all four clients, and what its actuator tells. */
@ExtendWith(SandboxExtension.class)
class ApplicationTest {
  private static final DownloadOptions WAITING =
      DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1));

  @TempDir Path folder;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    /** No real time passes. */
    @Bean
    ClientSettingsCustomizer withoutPauses() {
      return (provider, settings) -> settings.sleeper(pause -> {});
    }
  }

  private static ConfigurableApplicationContext started(Sandbox sandbox, String... more) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .properties(SandboxProperties.all(sandbox))
        .properties(more)
        .run();
  }

  @Test
  void savesAFileOfEachProvider(Sandbox sandbox) throws IOException {
    try (ConfigurableApplicationContext application = started(sandbox)) {
      // The actuator's registry is there before ours looks for it.
      assertThat(application.getBeansOfType(CallObservations.class)).hasSize(1);
      application.getBean(EmsClient.class).results(1234).saveTo(folder.resolve("ems"), WAITING);
      ExportRun report =
          application
              .getBean(EcReportingClient.class)
              .start(
                  ReportOrder.builder(
                          "E341BB429E7D44E3989D113A504F3BF8",
                          ReportScope.study("CFD8129A430A473C8A02F4BA5DAAD865", StudyMode.ACTIVE))
                      .format("CSV")
                      .build());
      report.download().saveTo(folder.resolve("ecreporting"), WAITING);
      application
          .getBean(WebAdmitClient.class)
          .startRun(42, 86446)
          .download()
          .saveTo(folder.resolve("webadmit"), WAITING);
      application
          .getBean(MetaStudioClient.class)
          .result("be0821bdf8d04949bf4c9852fa87c590")
          .saveTo(folder.resolve("metastudio"));
    }

    assertThat(folder.resolve("ems"))
        .hasBinaryContent(sandbox.file("ems.exportResults", "1234").bytes());
    for (String provider : new String[] {"ems", "ecreporting", "webadmit", "metastudio"}) {
      assertThat(folder.resolve(provider)).isNotEmptyFile();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void theClientsAreClosedWithIt(Sandbox sandbox) {
    EmsClient ems;
    try (ConfigurableApplicationContext application = started(sandbox)) {
      ems = application.getBean(EmsClient.class);
    }

    assertThat(catchThrowable(ems::version)).hasMessageContaining("closed");
  }

  @Test
  void itsHealthIsThatOfTheCredentialsOnceItIsAskedFor(Sandbox sandbox) {
    try (ConfigurableApplicationContext application = started(sandbox)) {
      assertThat(application.containsBean("exportClientsHealthContributor")).isFalse();
    }
    try (ConfigurableApplicationContext application =
        started(
            sandbox,
            "management.health.export-clients.enabled=true",
            "export-clients.webadmit.api-key=Wrong+Key/4711=")) {
      Map<String, String> health = HealthOf.providers(application);
      assertThat(health)
          .hasSize(4)
          .containsEntry("ems", "UP {}")
          .containsEntry("ecreporting", "UP {}")
          .containsEntry("metastudio", "UP {}");
      assertThat(health.get("webadmit"))
          .startsWith("DOWN")
          .contains("UnauthenticatedException")
          .doesNotContain("Wrong+Key");
      int asked = sandbox.requests().size();
      assertThat(HealthOf.providers(application)).isEqualTo(health);
      assertThat(sandbox.requests()).hasSize(asked);
    }
  }

  @Test
  void itsEndpointsShowNoSecretEvenWhereTheyShowValues(Sandbox sandbox) {
    try (ConfigurableApplicationContext application =
        started(
            sandbox,
            "spring.jmx.enabled=true",
            "management.endpoints.jmx.exposure.include=*",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always")) {
      String environment = environment(application).toString();
      String bound = bound(application).toString();

      assertThat(environment).contains("export-clients.ems.token=******");
      assertThat(environment).contains("export-clients.ems.base-url=" + sandbox.baseUrl());
      assertThat(bound).contains("token=").contains("baseUrl=" + sandbox.baseUrl());
      for (String secret : SandboxProperties.secrets()) {
        assertThat(environment).doesNotContain(secret);
        assertThat(bound).doesNotContain(secret);
      }
    }
  }

  private static Map<String, Object> environment(ConfigurableApplicationContext application) {
    Map<String, Object> shown = new LinkedHashMap<>();
    application
        .getBean(EnvironmentEndpoint.class)
        .environment(null)
        .getPropertySources()
        .forEach(
            source ->
                source.getProperties().forEach((name, value) -> shown.put(name, value.getValue())));
    return shown;
  }

  private static Map<String, Object> bound(ConfigurableApplicationContext application) {
    Map<String, Object> shown = new LinkedHashMap<>();
    application
        .getBean(ConfigurationPropertiesReportEndpoint.class)
        .configurationProperties()
        .getContexts()
        .values()
        .forEach(
            context ->
                context
                    .getBeans()
                    .forEach(
                        (name, bean) ->
                            shown.put(name, bean.getProperties() + " " + bean.getInputs())));
    return shown;
  }
}
