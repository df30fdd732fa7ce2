package dev.exportclients.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A period has one name, by the plan's calendar. */
class PeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDayBeginsAtMidnightOfTheZone() {
    assertThat(named(Cadence.DAY, "2026-11-27T22:59:59Z", BERLIN)).isEqualTo("2026-11-27");
    assertThat(named(Cadence.DAY, "2026-11-27T23:00:00Z", BERLIN)).isEqualTo("2026-11-28");
    assertThat(named(Cadence.DAY, "2026-11-27T23:00:00Z", ZoneOffset.UTC)).isEqualTo("2026-11-27");
    assertThat(named(Cadence.MONTH, "2026-11-30T23:00:00Z", BERLIN)).isEqualTo("2026-12");
  }

  @Test
  void aWeekIsThatOfIsoAlsoAtTheEdgeOfAYear() {
    assertThat(named(Cadence.WEEK, "2026-11-29T12:00:00Z", BERLIN)).isEqualTo("2026-W48");
    assertThat(named(Cadence.WEEK, "2026-11-30T12:00:00Z", BERLIN)).isEqualTo("2026-W49");
    assertThat(named(Cadence.WEEK, "2027-01-03T12:00:00Z", BERLIN)).isEqualTo("2026-W53");
    assertThat(named(Cadence.WEEK, "2027-01-04T12:00:00Z", BERLIN)).isEqualTo("2027-W01");
  }

  @Test
  void theHourThatComesTwiceHasTwoNames() {
    assertThat(named(Cadence.HOUR, "2026-10-25T00:30:00Z", BERLIN)).isEqualTo("2026-10-25T00Z");
    assertThat(named(Cadence.HOUR, "2026-10-25T01:30:00Z", BERLIN)).isEqualTo("2026-10-25T01Z");
  }

  @Test
  void aLeapDayIsADay() {
    assertThat(named(Cadence.DAY, "2028-02-29T12:00:00Z", BERLIN)).isEqualTo("2028-02-29");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11", "2026-W01", "2026-W53", "2026-12-31", "2026-01-01T23Z"})
  void isNamedByHand(String name) {
    assertThat(new Period(name).name()).isEqualTo(name);
  }

  /** Else each export would be told to be due in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "", "T", "2026", "2026-13", "2026-W54", "2026-11-32", "2026-11-27T24Z"})
  void whatIsNoNameOfAPeriodIsRefused(String name) {
    assertThatThrownBy(() -> new Period(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String named(Cadence cadence, String instant, ZoneId zone) {
    return Period.of(cadence, Instant.parse(instant), zone).name();
  }
}
