package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the S3 module gets to see: the environment, a profile's settings, our authorities. */
class DestinationVariablesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "THEIRS",
          "AWS_SECRET_ACCESS_KEY", "Of+The/Shell=",
          "AWS_SESSION_TOKEN", "Shells+Token/=",
          "TMPDIR", "/spool");

  private static Profile profile(Map<String, Profile.Setting> settings) {
    return new Profile("profile acme", settings);
  }

  private static Profile.Setting setting(String text) {
    return new Profile.Setting(() -> text, false);
  }

  @Test
  void areTheEnvironmentsWithoutAProfile() {
    assertThat(new EnvironmentVariables(ENVIRONMENT).ofDestinations()).isEqualTo(ENVIRONMENT);
  }

  /** A session's token of the shell must not go with a key of the profile. */
  @Test
  void areOfTheProfileAloneIfItHasAny() {
    Profile acme =
        profile(
            Map.of(
                "AWS_ACCESS_KEY_ID", setting("OURS"),
                "AWS_SECRET_ACCESS_KEY", setting("Of+The/Profile=")));

    assertThat(new EnvironmentVariables(ENVIRONMENT, acme).ofDestinations())
        .isEqualTo(
            Map.of(
                "AWS_ACCESS_KEY_ID", "OURS",
                "AWS_SECRET_ACCESS_KEY", "Of+The/Profile=",
                "TMPDIR", "/spool"));
  }

  @Test
  void areTheEnvironmentsIfTheProfileHasNone() {
    Profile acme = profile(Map.of("EMS_TOKEN", setting("Ems+Token/=")));

    assertThat(new EnvironmentVariables(ENVIRONMENT, acme).ofDestinations()).isEqualTo(ENVIRONMENT);
  }

  @Test
  void haveOurAuthoritiesUnlessTheyNameSome() {
    Map<String, String> ours = Map.of("EXPORTCTL_CA_FILE", "ca.pem");
    Map<String, String> own = Map.of("EXPORTCTL_CA_FILE", "ca.pem", "AWS_CA_BUNDLE", "own.pem");

    assertThat(new EnvironmentVariables(ours).ofDestinations())
        .containsEntry("AWS_CA_BUNDLE", "ca.pem");
    assertThat(new EnvironmentVariables(own).ofDestinations())
        .containsEntry("AWS_CA_BUNDLE", "own.pem");
  }

  @Test
  void runNoProgramOfOtherSettings() {
    AtomicInteger runs = new AtomicInteger();
    Profile acme =
        profile(
            Map.of(
                "AWS_REGION",
                setting("eu-central-1"),
                "EMS_TOKEN",
                new Profile.Setting(() -> "" + runs.incrementAndGet(), true)));

    assertThat(new EnvironmentVariables(ENVIRONMENT, acme).ofDestinations())
        .containsEntry("AWS_REGION", "eu-central-1");
    assertThat(runs).hasValue(0);
  }
}
