package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.exportclients.architecture.fixture.sandbox.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fails for the made-up suite that breaks it. */
class RulesFailTest {
  private static final String ROOT =
      Stage.class.getPackageName().substring(0, Stage.class.getPackageName().lastIndexOf('.'));
  private static final Rules RULES = new Rules(ROOT);
  private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(ROOT);

  @ParameterizedTest
  @MethodSource("rules")
  void namesTheClassesThatBreakIt(ArchRule rule, List<String> offenders) {
    String report = rule.evaluate(FIXTURE).getFailureReport().toString();
    assertThat(report).contains("was violated");
    assertThat(offenders).allSatisfy(offender -> assertThat(report).contains(offender));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            RULES.onlyTheTransportTouchesTheNetwork(),
            List.of("SendsByItself", "OpensASocket", "OpensAUrl")),
        Arguments.of(RULES.onlyAttemptApiBuildsFeignClients(), List.of("BuildsAFeignClient")),
        Arguments.of(RULES.onlyARunsFileFetchesALink(), List.of("FetchesALink")),
        Arguments.of(
            RULES.requestsAreDescribedByGeneratedInterfacesOnly(), List.of("WritesItsOwnRequests")),
        Arguments.of(RULES.clientsDoNotSeeEachOther(), List.of("SeesAnotherClient")),
        Arguments.of(
            RULES.hasNoCirclesBelow(".core.internal"), List.of("SeesARoomAbove", "SeesARoomBelow")),
        Arguments.of(
            RULES.packagesHaveNoCircles(),
            List.of("SeesARoomAbove", "SeesARoomBelow", "SeesARoomInside", "SeesTheFrontDoor")),
        Arguments.of(
            RULES.roomsUseOnly(
                ".core.internal",
                Map.of("above", Set.of("below"), "below", Set.of(), "inside", Set.of())),
            List.of("SeesARoomAbove")),
        Arguments.of(RULES.coreSeesNoClient(), List.of("SeesAClient")),
        Arguments.of(RULES.clientsSeeNeitherSandboxNorCommandLine(), List.of("SeesTheSandbox")),
        Arguments.of(RULES.publicSignaturesHoldNoFeignType(), List.of("ShowsFeign")),
        Arguments.of(RULES.publicSignaturesHoldNoInternalType(), List.of("ShowsInternals")),
        Arguments.of(RULES.onlyTheRunnerSeesTheSandbox(), List.of("SeesSandboxAndDemo")),
        Arguments.of(RULES.onlyTheSandboxsCommandsSeeTheRunner(), List.of("SeesSandboxAndDemo")),
        Arguments.of(
            RULES.roomsUseOnly(
                ".cli", Map.of("options", Set.of(), "command", Set.of("sandbox.runner"))),
            List.of("SeesACommand")));
  }
}
