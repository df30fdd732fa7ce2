package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.exportclients.specs.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Rules RULES = new Rules("dev.exportclients");

  /**
   * What users run: core, clients, observers, starter, command line. The sandbox is a server and
   * opens sockets.
   */
  private static final JavaClasses SUITE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(parts().stream().map(part -> "dev.exportclients." + part).toList());

  private static final JavaClasses SANDBOX =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.exportclients.sandbox");

  @Test
  void looksAtTheWholeSuite() {
    assertThat(SUITE.stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
        .containsExactlyInAnyOrderElementsOf(parts());
  }

  private static List<String> parts() {
    return Stream.concat(
            Stream.of(
                "core",
                "cli",
                "destination",
                "micrometer",
                "opentelemetry",
                "plans",
                "spring",
                "workflows"),
            Provider.NAMES.stream())
        .toList();
  }

  @Test
  void onlyTheTransportTouchesTheNetwork() {
    RULES.onlyTheTransportTouchesTheNetwork().check(SUITE);
  }

  @Test
  void onlyAttemptApiBuildsFeignClients() {
    RULES.onlyAttemptApiBuildsFeignClients().check(SUITE);
  }

  @Test
  void onlyARunsFileFetchesALink() {
    RULES.onlyARunsFileFetchesALink().check(SUITE);
  }

  @Test
  void requestsAreDescribedByGeneratedInterfacesOnly() {
    RULES.requestsAreDescribedByGeneratedInterfacesOnly().check(SUITE);
  }

  @Test
  void clientsDoNotSeeEachOther() {
    RULES.clientsDoNotSeeEachOther().check(SUITE);
  }

  @Test
  void packagesHaveNoCircles() {
    RULES.packagesHaveNoCircles().check(SUITE);
  }

  @Test
  void coresRoomsUseWhatTheySayOnly() {
    Map<String, Set<String>> mayUse = Rooms.CORE.mayUse();
    assertThat(mayUse).hasSizeGreaterThanOrEqualTo(11);
    RULES.roomsUseOnly(Rooms.CORE.parent(), mayUse).check(SUITE);
  }

  @Test
  void coresRoomsUseThoseBelowOnly() {
    List<String> rooms = Rooms.CORE.fromTheTop();
    assertThat(rooms).containsExactlyInAnyOrderElementsOf(Rooms.CORE.existing());
    Rooms.CORE
        .mayUse()
        .forEach(
            (room, used) ->
                assertThat(rooms.subList(rooms.indexOf(room) + 1, rooms.size()))
                    .as(room)
                    .containsAll(used));
  }

  @Test
  void thePlansRoomsUseWhatTheySayOnly() {
    Map<String, Set<String>> mayUse = Rooms.PLANS.mayUse();
    assertThat(mayUse.get("engine")).contains("ledger", "place").doesNotContain("reading");
    RULES.roomsUseOnly(Rooms.PLANS.parent(), mayUse).check(SUITE);
  }

  @Test
  void theWorkflowsRoomsUseWhatTheySayOnly() {
    Map<String, Set<String>> mayUse = Rooms.WORKFLOWS.mayUse();
    assertThat(mayUse.get("activity")).contains("payload").doesNotContain("flow");
    RULES.roomsUseOnly(Rooms.WORKFLOWS.parent(), mayUse).check(SUITE);
  }

  @Test
  void theSandboxsPackagesHaveNoCircles() {
    RULES.packagesHaveNoCircles().check(SANDBOX);
    RULES.hasNoCirclesBelow(".sandbox.internal").check(SANDBOX);
    RULES.hasNoCirclesBelow(".sandbox.internal.provider").check(SANDBOX);
  }

  @Test
  void theSandboxsRoomsUseWhatTheySayOnly() {
    Map<String, Set<String>> mayUse = Rooms.SANDBOX.mayUse();
    assertThat(mayUse.get("")).contains("provider.ems").doesNotContain("server");
    assertThat(mayUse.get("provider.ems")).contains("provider", "response", "http");
    assertThat(mayUse.get("provider.ems")).doesNotContain("control", "server", "provider.webadmit");
    RULES.roomsUseOnly(Rooms.SANDBOX.parent(), mayUse).check(SANDBOX);
  }

  @Test
  void coreSeesNoClient() {
    RULES.coreSeesNoClient().check(SUITE);
  }

  @Test
  void clientsSeeNeitherSandboxNorCommandLine() {
    RULES.clientsSeeNeitherSandboxNorCommandLine().check(SUITE);
  }

  @Test
  void publicSignaturesHoldNoFeignType() {
    RULES.publicSignaturesHoldNoFeignType().check(SUITE);
  }

  @Test
  void publicSignaturesHoldNoInternalType() {
    RULES.publicSignaturesHoldNoInternalType().check(SUITE);
  }

  @Test
  void onlyTheRunnerSeesTheSandbox() {
    RULES.onlyTheRunnerSeesTheSandbox().check(SUITE);
  }

  @Test
  void onlyTheSandboxsCommandsSeeTheRunner() {
    RULES.onlyTheSandboxsCommandsSeeTheRunner().check(SUITE);
  }

  @Test
  void commandLinesRoomsUseWhatTheySayOnly() {
    Map<String, Set<String>> mayUse = Rooms.CLI.mayUse();
    assertThat(mayUse).hasSizeGreaterThanOrEqualTo(10);
    assertThat(mayUse.get("terminal")).isEmpty();
    RULES.roomsUseOnly(Rooms.CLI.parent(), mayUse).check(SUITE);
  }
}
