package dev.exportclients.spring;

import static dev.exportclients.sandbox.SandboxCredentials.*;
import static dev.exportclients.spring.SandboxProperties.below;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.spring.health.CredentialCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each way of signing in that a client has can be said by properties. */
@ExtendWith(SandboxExtension.class)
class SignInsTest {

  static Stream<List<String>> ways() {
    return Stream.of(
            below("ems", "base-url=URL", "username=" + EMS_USERNAME, "token=" + EMS_TOKEN),
            below("ems", "base-url=URL", "username=" + EMS_USERNAME, "password=" + EMS_PASSWORD),
            below(
                "ems",
                "base-url=URL",
                "username=" + EMS_USERNAME,
                "token=" + EMS_TOKEN,
                "api-key=" + EMS_API_KEY,
                "api-secret=" + EMS_API_SECRET),
            below("ecreporting", "base-url=URL", "token=" + ECREPORTING_TOKEN),
            below(
                "ecreporting",
                "base-url=URL",
                "token-url=URLtokens",
                "client-id=" + ECREPORTING_CLIENT_ID,
                "client-secret=" + ECREPORTING_CLIENT_SECRET,
                "scope=tenant.ec-reporting-svc.all"),
            below(
                "ecreporting",
                "base-url=URL",
                "token-url=URLtokens",
                "client-id=" + ECREPORTING_CLIENT_ID,
                "client-secret=" + ECREPORTING_CLIENT_SECRET,
                "scope=tenant.ec-reporting-svc.all",
                "username=" + ECREPORTING_USERNAME,
                "password=" + ECREPORTING_PASSWORD,
                "token-headers.X-Tenant=Some+Tenant/="),
            below("webadmit", "base-url=URL", "api-key=" + WEBADMIT_API_KEY),
            below(
                "metastudio",
                "base-url=URL",
                "project-id=" + METASTUDIO_PROJECT_ID,
                "token=" + METASTUDIO_TOKEN),
            below(
                "metastudio",
                "base-url=URL",
                "region=" + METASTUDIO_REGION,
                "iam-url=URL",
                "token=" + METASTUDIO_TOKEN),
            below(
                "metastudio",
                "base-url=URL",
                "project-id=" + METASTUDIO_PROJECT_ID,
                "access-key=" + METASTUDIO_AK,
                "secret-key=" + METASTUDIO_SK),
            below(
                "metastudio",
                "base-url=URL",
                "project-id=" + METASTUDIO_PROJECT_ID,
                "access-key=" + METASTUDIO_TEMPORARY_AK,
                "secret-key=" + METASTUDIO_TEMPORARY_SK,
                "security-token=" + METASTUDIO_SECURITY_TOKEN),
            below(
                "metastudio",
                "base-url=URL",
                "region=" + METASTUDIO_REGION,
                "iam-url=URL",
                "iam-user=" + METASTUDIO_IAM_USER,
                "iam-password=" + METASTUDIO_IAM_PASSWORD,
                "iam-domain=" + METASTUDIO_IAM_DOMAIN),
            below(
                "metastudio",
                "base-url=URL",
                "project-id=" + METASTUDIO_PROJECT_ID,
                "iam-url=URL",
                "iam-user=" + METASTUDIO_IAM_USER,
                "iam-password=" + METASTUDIO_IAM_PASSWORD,
                "iam-domain=" + METASTUDIO_IAM_DOMAIN))
        .map(List::of);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void isAccepted(List<String> properties, Sandbox sandbox) {
    runner(sandbox, properties)
        .run(
            application -> {
              assertThat(application).hasNotFailed();
              application.getBean(CredentialCheck.class).check().run();
            });
    assertThat(sandbox.requests()).isNotEmpty();
  }

  @Test
  void anApiKeySignsEachRequestToEmsAlsoTheOneForAToken(Sandbox sandbox) {
    sandbox.settings().emsSignatures(true);
    runner(
            sandbox,
            List.of(
                below(
                    "ems",
                    "base-url=URL",
                    "username=" + EMS_USERNAME,
                    "password=" + EMS_PASSWORD,
                    "rsa-padding=pkcs1",
                    "api-key=" + EMS_API_KEY,
                    "api-secret=" + EMS_API_SECRET)))
        .run(application -> application.getBean(CredentialCheck.class).check().run());

    assertThat(sandbox.requests("ems.createExternalToken")).hasSize(1);
    assertThat(sandbox.requests()).extracting(RecordedRequest::status).doesNotContain(401, 403);
  }

  private static ApplicationContextRunner runner(Sandbox sandbox, List<String> properties) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(AutoConfigurationTest.OURS))
        .withPropertyValues(
            properties.stream()
                .map(property -> property.replace("=URL", "=" + sandbox.baseUrl()))
                .toArray(String[]::new));
  }
}
