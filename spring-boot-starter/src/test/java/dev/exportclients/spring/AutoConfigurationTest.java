package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.micrometer.CallObservations;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.spring.properties.EmsProperties;
import dev.exportclients.spring.properties.HiddenValue;
import dev.exportclients.spring.properties.WebAdmitProperties;
import dev.exportclients.webadmit.WebAdmitClient;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which beans there are, and what of an application's counts. */
@ExtendWith(SandboxExtension.class)
class AutoConfigurationTest {
  static final Class<?>[] OURS = {
    ExportClientsAutoConfiguration.class,
    EmsAutoConfiguration.class,
    EcReportingAutoConfiguration.class,
    WebAdmitAutoConfiguration.class,
    MetaStudioAutoConfiguration.class,
    ObservationsAutoConfiguration.class
  };

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(OURS));

  @Test
  void withoutPropertiesThereIsNoClient() {
    application.run(
        context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(EmsClient.class)
                .doesNotHaveBean(EcReportingClient.class)
                .doesNotHaveBean(WebAdmitClient.class)
                .doesNotHaveBean(MetaStudioClient.class));
  }

  @Test
  void thereIsAClientForAProviderThatIsConfigured(Sandbox sandbox) {
    application
        .withPropertyValues(SandboxProperties.webAdmit(sandbox))
        .withPropertyValues("export-clients.ems.base-url=   ")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(WebAdmitClient.class)
                    .doesNotHaveBean(EmsClient.class));
  }

  @Test
  void webAdmitNeedsAKeyOnly() {
    application
        .withPropertyValues("export-clients.webadmit.api-key=Some+Key/1=")
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(WebAdmitClient.class));
    assertThat(new WebAdmitProperties().getBaseUrl())
        .isEqualTo(WebAdmitClient.PUBLIC_API.toString());
  }

  @Test
  void variablesOfTheEnvironmentCount(Sandbox sandbox) {
    Map<String, Object> variables =
        Map.of(
            "EXPORTCLIENTS_EMS_BASEURL", sandbox.baseUrl().toString(),
            "EXPORTCLIENTS_EMS_USERNAME", "DOMAIN\\User",
            "EXPORT_CLIENTS_EMS_TOKEN", "Token+/=");
    application
        .withInitializer(
            context -> {
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(
                      new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
              ConfigurationPropertySources.attach(context.getEnvironment());
            })
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(EmsClient.class));
  }

  @Test
  void aProviderWhoseClientIsMissingIsLeftOut(Sandbox sandbox) {
    application
        .withPropertyValues(SandboxProperties.all(sandbox))
        .withClassLoader(new FilteredClassLoader("dev.exportclients.ems"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean("emsClient")
                    .hasSingleBean(MetaStudioClient.class));
  }

  @Test
  void theApplicationsOwnClientCounts(Sandbox sandbox) {
    EmsClient own =
        EmsClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials("DOMAIN\\User", Secret.of("Token+/="))
            .build();
    application
        .withPropertyValues(SandboxProperties.ems(sandbox))
        .withBean(EmsClient.class, () -> own)
        .run(context -> assertThat(context.getBean(EmsClient.class)).isSameAs(own));
  }

  @Test
  void theApplicationsOwnTokensCount(Sandbox sandbox) {
    TokenSource own = TokenSource.of(Secret.of(SandboxCredentials.ECREPORTING_TOKEN));
    application
        .withPropertyValues(SandboxProperties.ecReporting(sandbox))
        .withBean("ecReportingTokenSource", TokenSource.class, () -> own)
        .run(context -> context.getBean(EcReportingClient.class).checkCredentials());

    assertThat(sandbox.requests("ecreportingidentity.createToken")).isEmpty();
  }

  @Test
  void aYamlNumberIsAPassword() {
    application
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new MapPropertySource(
                            "yaml", Map.of("export-clients.webadmit.api-key", 12345678))))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(WebAdmitClient.class));
  }

  @Test
  void aProvidersOwnPropertyCountsBeforeTheOneForAll() {
    application
        .withPropertyValues(
            "export-clients.idle-timeout=30s",
            "export-clients.deadline=5m",
            "export-clients.max-connections=7",
            "export-clients.retry-policy.retries=9",
            "export-clients.response-limits.max-body-size=1MB",
            "export-clients.user-agent=ours/1",
            "export-clients.allow-insecure-http=true",
            "export-clients.ems.idle-timeout=2m",
            "export-clients.ems.connect-timeout=3s")
        .run(
            context -> {
              EmsProperties properties = new EmsProperties();
              properties.setIdleTimeout(Duration.ofMinutes(2));
              properties.setConnectTimeout(Duration.ofSeconds(3));
              ClientSettings ems = context.getBean(ProviderSettings.class).of("ems", properties);
              ClientSettings other =
                  context.getBean(ProviderSettings.class).of("webadmit", new WebAdmitProperties());

              assertThat(ems.idleTimeout()).isEqualTo(Duration.ofMinutes(2));
              assertThat(ems.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
              assertThat(other.idleTimeout()).isEqualTo(Duration.ofSeconds(30));
              assertThat(other.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
              assertThat(List.of(ems, other))
                  .allSatisfy(
                      settings -> {
                        assertThat(settings.deadline()).contains(Duration.ofMinutes(5));
                        assertThat(settings.maxConnections()).isEqualTo(7);
                        assertThat(settings.retryPolicy())
                            .isEqualTo(RetryPolicy.defaults().withRetries(9));
                        assertThat(settings.responseLimits().maxBodySize()).isEqualTo(1024 * 1024);
                        assertThat(settings.userAgent()).isEqualTo("ours/1");
                        assertThat(settings.allowInsecureHttp()).isTrue();
                      });
            });
  }

  @Test
  void withoutPropertiesTheSettingsAreTheDefaults() {
    application.run(
        context -> {
          ClientSettings settings =
              context.getBean(ProviderSettings.class).of("ems", new EmsProperties());
          ClientSettings defaults = ClientSettings.defaults();

          assertThat(settings.idleTimeout()).isEqualTo(defaults.idleTimeout());
          assertThat(settings.retryPolicy()).isEqualTo(defaults.retryPolicy());
          assertThat(settings.responseLimits()).isEqualTo(defaults.responseLimits());
          assertThat(settings.sslContext()).isEmpty();
          assertThat(settings.proxy()).isEmpty();
          assertThat(settings.listener()).isSameAs(ExchangeListener.NONE);
        });
  }

  @Test
  void theApplicationsCustomizersClockAndListenersCount(Sandbox sandbox) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    List<String> heard = new ArrayList<>();
    application
        .withPropertyValues(SandboxProperties.ems(sandbox))
        .withPropertyValues("export-clients.idle-timeout=30s")
        .withBean(Clock.class, () -> clock)
        .withBean("first", ExchangeListener.class, () -> hearing("first", heard))
        .withBean("second", ExchangeListener.class, () -> hearing("second", heard))
        .withBean(
            ClientSettingsCustomizer.class,
            () -> (provider, settings) -> settings.userAgent("for-" + provider))
        .run(
            context -> {
              ClientSettings settings =
                  context.getBean(ProviderSettings.class).of("ems", new EmsProperties());
              assertThat(settings.clock()).isSameAs(clock);
              assertThat(settings.userAgent()).isEqualTo("for-ems");

              context.getBean(EmsClient.class).version();
            });

    assertThat(heard).containsExactly("first", "second");
    assertThat(sandbox.requests().get(0).header("User-Agent")).contains("for-ems");
  }

  @Test
  void allInterceptorsCount(Sandbox sandbox) {
    application
        .withPropertyValues(SandboxProperties.ems(sandbox))
        .withBean("one", RequestInterceptor.class, () -> request -> request.header("X-One", "1"))
        .withBean(
            "other", RequestInterceptor.class, () -> request -> request.header("X-Other", "2"))
        .run(context -> context.getBean(EmsClient.class).version());

    assertThat(sandbox.requests().get(0).header("X-One")).contains("1");
    assertThat(sandbox.requests().get(0).header("X-Other")).contains("2");
  }

  @Test
  void severalListenersHearAllEvents(Sandbox sandbox) {
    List<String> heard = new ArrayList<>();
    application
        .withPropertyValues(SandboxProperties.ems(sandbox))
        .withBean("first", ExchangeListener.class, () -> hearingAll(heard))
        .withBean("second", ExchangeListener.class, () -> hearingAll(heard))
        .run(context -> context.getBean(EmsClient.class).version());

    assertThat(heard)
        .containsExactly(
            "call", "call", "request", "request", "exchange", "exchange", "end", "end");
  }

  private static ExchangeListener hearingAll(List<String> heard) {
    return new ExchangeListener() {
      @Override
      public void onCall(Call call) {
        heard.add("call");
      }

      @Override
      public void onRequest(Request request) {
        heard.add("request");
      }

      @Override
      public void onExchange(Exchange exchange) {
        heard.add("exchange");
      }

      @Override
      public void onCallEnd(CallEnd end) {
        heard.add("end");
      }
    };
  }

  @Test
  void callsAreObservedWhereThereIsARegistry(Sandbox sandbox) {
    List<String> observed = new ArrayList<>();
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(
            context -> {
              observed.add(context.getName());
              return false;
            });
    application
        .withPropertyValues(SandboxProperties.ems(sandbox))
        .withBean(ObservationRegistry.class, () -> registry)
        .run(context -> context.getBean(EmsClient.class).version());
    assertThat(observed).contains(CallObservations.CALL, CallObservations.REQUEST);

    application.run(context -> assertThat(context).doesNotHaveBean(CallObservations.class));
    application
        .withBean(ObservationRegistry.class, () -> registry)
        .withClassLoader(new FilteredClassLoader(CallObservations.class))
        .run(
            context ->
                assertThat(context).hasNotFailed().doesNotHaveBean("exportClientsObservations"));
  }

  /** One that throws must not keep the news from the others. */
  private static ExchangeListener hearing(String name, List<String> heard) {
    return new ExchangeListener() {
      @Override
      public void onExchange(Exchange exchange) {
        heard.add(name);
        throw new IllegalStateException(name);
      }
    };
  }

  @Test
  void aPropertysValueIsNotInItsText() {
    EmsProperties properties = new EmsProperties();
    properties.setToken(HiddenValue.of(SandboxCredentials.EMS_TOKEN));

    assertThat(properties.toString() + properties.getToken())
        .doesNotContain(SandboxCredentials.EMS_TOKEN);
  }
}
