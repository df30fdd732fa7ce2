package dev.exportclients.architecture.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The suite against what the last release promised, which {@code .ci/renew-baseline} stores
 * (baseline/README.md).
 */
class CompatibilityTest {
  private static final Path ROOT = Path.of("..");

  private static List<CompiledModule> modules;
  private static SortedMap<String, String> defaults;

  @BeforeAll
  static void look() throws IOException, ReflectiveOperationException {
    modules = CompiledModule.all(ROOT);
    defaults = Defaults.of(ROOT);
    List<String> renewed = List.of(System.getProperty("baseline.renew", "").split(","));
    if (renewed.contains("api")) {
      Baseline.renewApi(modules);
    }
    if (renewed.contains("defaults")) {
      Baseline.renewDefaults(defaults);
    }
  }

  @Test
  void whoUsesTheLastReleaseCanUseThisOne() throws IOException {
    List<String> now = modules.stream().flatMap(module -> module.api().stream()).toList();
    SortedSet<String> breaking = BreakingChanges.between(Baseline.api(), now);
    SortedSet<String> accepted = Baseline.accepted();

    assertThat(breaking)
        .as(
            """
            These break users of the last release. If one is meant: say it in CHANGELOG.md, \
            what to do in docs/upgrading.md, \
            and put its line, with a reason behind a #, into architecture-tests/baseline/accepted.txt""")
        .isSubsetOf(accepted);
    assertThat(accepted)
        .as("architecture-tests/baseline/accepted.txt has what is no change: take it out")
        .isSubsetOf(breaking);
  }

  @Test
  void noDefaultIsAnotherInSilence() throws IOException {
    assertThat(Defaults.changes(Baseline.defaults(), defaults))
        .as(
            """
            These do something else for who sets nothing. If it is meant: say it in CHANGELOG.md \
            and docs/upgrading.md, then run .ci/renew-baseline defaults""")
        .isEmpty();
  }

  @Test
  void looksAtEachModuleThatUsersHave() {
    assertThat(modules)
        .extracting(CompiledModule::name)
        .contains(
            "client-core",
            "ems-client",
            "plans",
            "s3-destination",
            "sandbox",
            "micrometer",
            "spring-boot-starter",
            "workflows");
    assertThat(defaults)
        .containsKeys(
            "core.ClientSettings.idleTimeout",
            "core.internal.retry.ReadinessPolling.LONGEST",
            "ecreporting.identity.OracleTokens.MARGIN",
            "ems.EmsTokens.Builder.padding",
            "export-clients.idle-timeout",
            "exportctl ecreporting report --mode");
  }

  @Test
  void noModuleShowsItsInternals() {
    assertThat(modules)
        .flatExtracting(CompiledModule::api)
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("public") && line.contains(".internal."));
  }
}
