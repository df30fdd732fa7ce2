package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.spring.properties.UnusablePropertyException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A property that is missing, wrong or contradictory ends the start, by its name. */
@ExtendWith(OutputCaptureExtension.class)
class UnusablePropertiesTest {
  private static final String WRONG = "Hunter+2/Secret=";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(AutoConfigurationTest.OURS))
          .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class));

  /** Properties without their prefix, with blanks between; WRONG is a secret. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ems.base-url=https://h                                    | ems.username is not set",
        "ems.base-url=https://h ems.username=u                     | ems.token is not set",
        "ems.base-url=https://h ems.username=u ems.token=          | ems.token is not set",
        "ems.base-url=https://h ems.username=u ems.token=WRONG ems.password=WRONG | ems.token is set, and export-clients.ems.password as well",
        "ems.base-url=https://h ems.token=WRONG                    | ems.username is not set",
        "ems.base-url=https://h ems.password=WRONG                 | ems.username is not set",
        "ems.base-url=https://h ems.username=u ems.token=WRONG ems.api-key=k | ems.api-secret is not set",
        "ems.base-url=https://h ems.username=u ems.token=WRONG ems.api-secret=WRONG | ems.api-key is not set",
        "ems.base-url=https://h ems.username=u ems.token=WRONG ems.api-version=0 | ems.api-version is unusable",
        "ems.base-url=https://h ems.username=u ems.token=WRONG ems.start-idle-timeout=-1s | ems.start-idle-timeout is unusable",
        "ems.base-url=https://h ems.username=u ems.token=WRONG\u0001WRONG | ems.token is unusable",
        "ems.base-url=h ems.username=u ems.token=WRONG             | ems.base-url is unusable: baseUrl must be absolute",
        "ems.base-url=https://WRONG{}@h ems.username=u ems.token=WRONG | ems.base-url is no URL: Illegal character",
        "ems.base-url=http://example.org ems.username=u ems.token=WRONG | ems.base-url is unusable",
        "ecreporting.base-url=https://h                            | ecreporting.token is not set",
        "ecreporting.base-url=https://h ecreporting.token=WRONG ecreporting.token-url=https://i/t ecreporting.client-id=c ecreporting.client-secret=WRONG ecreporting.scope=s | ecreporting.token is set, and export-clients.ecreporting.token-url as well",
        "ecreporting.base-url=https://h ecreporting.token-url=https://i/t | ecreporting.client-id is not set",
        "ecreporting.base-url=https://h ecreporting.token-url=https://i/t ecreporting.client-id=c | ecreporting.client-secret is not set",
        "ecreporting.base-url=https://h ecreporting.token-url=https://i/t ecreporting.client-id=a:b ecreporting.client-secret=WRONG ecreporting.scope=s | ecreporting.client-id is unusable",
        "ecreporting.base-url=https://h ecreporting.token-url=https://i/t ecreporting.client-id=c ecreporting.client-secret=WRONG | ecreporting.scope is not set",
        "ecreporting.base-url=https://h ecreporting.token-url=https://i/t ecreporting.client-id=c ecreporting.client-secret=WRONG ecreporting.scope=s ecreporting.username=u | ecreporting.password is not set",
        "ecreporting.base-url=https://h ecreporting.token-url=https://i/t ecreporting.client-id=c ecreporting.client-secret=WRONG ecreporting.scope=s ecreporting.token-headers.host=WRONG | ecreporting.token-headers.host is unusable",
        "webadmit.base-url=https://h                               | webadmit.api-key is not set",
        "webadmit.api-key=WRONG webadmit.base-url=nonsense         | webadmit.base-url is unusable",
        "metastudio.base-url=https://h metastudio.project-id=p     | metastudio.token is not set",
        "metastudio.base-url=https://h metastudio.project-id=p metastudio.access-key=a | metastudio.secret-key is not set",
        "metastudio.base-url=https://h metastudio.project-id=p metastudio.secret-key=WRONG | metastudio.access-key is not set",
        "metastudio.base-url=https://h metastudio.access-key=a metastudio.secret-key=WRONG | metastudio.project-id is not set",
        "metastudio.base-url=https://h metastudio.token=WRONG      | metastudio.region is not set",
        "metastudio.base-url=https://h metastudio.project-id=p metastudio.token=WRONG metastudio.access-key=a metastudio.secret-key=WRONG | metastudio.token is set, and export-clients.metastudio.access-key as well",
        "metastudio.base-url=https://h metastudio.project-id=p metastudio.region=r metastudio.iam-user=u metastudio.iam-domain=d | metastudio.iam-password is not set",
        "webadmit.api-key=WRONG idle-timeout=0s                    | idle-timeout is unusable",
        "webadmit.api-key=WRONG webadmit.max-connections=0         | webadmit.max-connections is unusable",
        "webadmit.api-key=WRONG retry-policy.retries=-1            | retry-policy is unusable: retries must not be negative",
        "webadmit.api-key=WRONG response-limits.max-body-size=4GB  | response-limits is unusable: max-body-size must be less than 2 GB",
        "webadmit.api-key=WRONG proxy.port=8080                    | proxy.host is not set",
        "webadmit.api-key=WRONG webadmit.proxy.host=p              | webadmit.proxy.port is not set",
        "webadmit.api-key=WRONG proxy.host=p proxy.port=70000      | proxy.port is no port: 70000",
        "webadmit.api-key=WRONG proxy.host=p proxy.port=1 proxy.password=WRONG | proxy.username is not set",
        "webadmit.api-key=WRONG proxy.host=p proxy.port=1 proxy.username=a:b | proxy.username is unusable",
        "webadmit.api-key=WRONG ssl-bundle=company                 | ssl-bundle names the SSL bundle 'company', and there is none of that name",
      })
  void endsTheStartByItsName(String properties, String message) {
    application
        .withPropertyValues(
            Arrays.stream(properties.split(" "))
                .map(property -> "export-clients." + property.replace("WRONG", WRONG))
                .toArray(String[]::new))
        .run(
            context -> {
              assertThat(context).hasFailed();
              assertThat(context.getStartupFailure())
                  .rootCause()
                  .isInstanceOf(UnusablePropertyException.class)
                  .hasMessageStartingWith("export-clients." + message);
              assertThat(stackTrace(context.getStartupFailure())).doesNotContain("Hunter");
            });
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void thePersonAtTheTerminalIsToldWhatToDo(CapturedOutput output) {
    SpringApplicationBuilder builder =
        new SpringApplicationBuilder(ApplicationTest.Application.class)
            .web(WebApplicationType.NONE)
            .properties("export-clients.ems.base-url=https://example.org");

    assertThatThrownBy(builder::run).rootCause().isInstanceOf(UnusablePropertyException.class);
    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START")
        .contains("export-clients.ems.username is not set.")
        .contains("Set the user, as DOMAIN\\User.Name.");
  }
}
