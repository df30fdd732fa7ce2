package dev.exportclients.sandbox.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.sandbox.internal.spec.Route;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultSpecTest {
  private final Scenarios scenarios = new Scenarios();

  @Test
  void readsNameArgumentsTimesAndScope() {
    Fault fault = Fault.parse("stall=70000:500x3@all");
    assertThat(fault)
        .isEqualTo(new Fault(FaultKind.STALL, List.of("70000", "500"), 3, FaultScope.ALL));
  }

  @Test
  void readsHyphensLikeEqualsSigns() {
    assertThat(Fault.parse("cut-70000")).isEqualTo(Fault.parse("cut=70000"));
    assertThat(Fault.parse("503-date-7")).isEqualTo(Fault.parse("503=date:7"));
    assertThat(Fault.parse("stall-headers-500")).isEqualTo(Fault.parse("stall-headers=500"));
  }

  @Test
  void everyExampleOfTheTableIsAFaultOfThatName() {
    assertThat(FaultKind.values())
        .allSatisfy(
            kind ->
                assertThat(
                        FaultSpec.parse(kind.example).steps().stream()
                            .flatMap(List::stream)
                            .map(Fault::kind))
                    .contains(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cutx",
        "cut=abc",
        "nonsense",
        "cut=1@nowhere",
        "cut=1,",
        "cut=1~",
        "600",
        "clock=soon",
        "503=soon",
        "503=rfc851:7"
      })
  void refusesWhatIsNoFault(String text) {
    assertThatThrownBy(() -> FaultSpec.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comesAboutAsOftenAsItSays() {
    assertThat(kinds("cut=1x2", 4)).containsExactly("CUT", "CUT", "", "");
  }

  @Test
  void aStepFollowsWhenTheOneBeforeIsOver() {
    assertThat(kinds("chunked,cut=1~503x2~none", 5))
        .containsExactly("CHUNKED CUT", "STATUS", "STATUS", "NONE", "NONE");
  }

  @Test
  void whatIsNotCountedStaysInTheLastStep() {
    assertThat(kinds("cut=1~chunked,rst=1", 4))
        .containsExactly("CUT", "CHUNKED RST", "CHUNKED", "CHUNKED");
  }

  @Test
  void countsEachResourceApart() {
    FaultSpec spec = FaultSpec.parse("503");
    assertThat(due(spec, "a")).isNotEmpty();
    assertThat(due(spec, "b")).isNotEmpty();
    assertThat(due(spec, "a")).isEmpty();
  }

  @Test
  void whatDidNotComeAboutStaysInStore() {
    FaultSpec spec = FaultSpec.parse("cut=1");
    Scenarios.Due due = scenarios.due(spec, "a", Route.of("ems.exportResults"), false, false);
    scenarios.giveBack(due, due.faults().get(0));
    assertThat(due(spec, "a")).isNotEmpty();
  }

  @Test
  void isOnlyForTheCallsItNames() {
    FaultSpec spec = FaultSpec.parse("cut=1,503@start,dead,range-refused");
    assertThat(scenarios.due(spec, "a", Route.of("webadmit.showExportFile"), true, false).faults())
        .isEmpty();
    assertThat(scenarios.due(spec, "b", Route.of("webadmit.startExport"), false, true).faults())
        .extracting(Fault::kind)
        .containsExactly(FaultKind.STATUS, FaultKind.DEAD);
    assertThat(scenarios.due(spec, "c", Route.WEBADMIT_LINK, true, false).faults())
        .extracting(Fault::kind)
        .containsExactly(FaultKind.CUT, FaultKind.RANGE_REFUSED);
  }

  private List<Fault> due(FaultSpec spec, String resource) {
    return scenarios.due(spec, resource, Route.of("ems.exportResults"), false, false).faults();
  }

  private List<String> kinds(String text, int requests) {
    FaultSpec spec = FaultSpec.parse(text);
    String[] kinds = new String[requests];
    for (int i = 0; i < requests; i++) {
      kinds[i] = String.join(" ", due(spec, "a").stream().map(f -> f.kind().name()).toList());
    }
    return Arrays.asList(kinds);
  }
}
