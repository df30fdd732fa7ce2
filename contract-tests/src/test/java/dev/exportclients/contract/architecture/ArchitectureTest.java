package dev.exportclients.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.exportclients.specs.Provider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Rules RULES = new Rules("dev.exportclients");

  /** What users run: core, clients, command line. The sandbox is a server and opens sockets. */
  private static final JavaClasses SUITE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(parts().stream().map(part -> "dev.exportclients." + part).toList());

  @Test
  void looksAtTheWholeSuite() {
    assertThat(SUITE.stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
        .containsExactlyInAnyOrderElementsOf(parts());
  }

  private static List<String> parts() {
    return Stream.concat(Stream.of("core", "cli"), Provider.NAMES.stream()).toList();
  }

  @Test
  void onlyTheTransportTouchesTheNetwork() {
    RULES.onlyTheTransportTouchesTheNetwork().check(SUITE);
  }

  @Test
  void onlyTheRuntimeBuildsFeignClients() {
    RULES.onlyTheRuntimeBuildsFeignClients().check(SUITE);
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
    RULES.coresRoomsUseOnly(CoreRooms.mayUse()).check(SUITE);
  }

  @Test
  void coresRoomsUseThoseBelowOnly() {
    List<String> rooms = CoreRooms.fromTheTop();
    assertThat(rooms).containsExactlyInAnyOrderElementsOf(CoreRooms.existing());
    CoreRooms.mayUse()
        .forEach(
            (room, used) ->
                assertThat(rooms.subList(rooms.indexOf(room) + 1, rooms.size()))
                    .as(room)
                    .containsAll(used));
  }

  @Test
  void theSandboxsPackagesHaveNoCircles() {
    JavaClasses sandbox =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.exportclients.sandbox");
    RULES.packagesHaveNoCircles().check(sandbox);
    RULES.hasNoCirclesBelow(".sandbox.internal").check(sandbox);
    RULES.hasNoCirclesBelow(".sandbox.internal.provider").check(sandbox);
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
  void onlyDemoAndSandboxRunnerSeeTheSandbox() {
    RULES.onlyDemoAndSandboxRunnerSeeTheSandbox().check(SUITE);
  }

  @Test
  void onlyTheirCommandsSeeDemoAndSandboxRunner() {
    RULES.onlyTheirCommandsSeeDemoAndSandboxRunner().check(SUITE);
  }

  @Test
  void commandLinesRoomsUseThoseBelowOnly() {
    RULES.commandLinesRoomsUseThoseBelowOnly().check(SUITE);
  }
}
