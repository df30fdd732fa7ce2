package dev.exportclients.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

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
  void whatIsNoNameOfAPeriodIsRefused() {
    assertThatThrownBy(() -> new Period("../x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Period("")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String named(Cadence cadence, String instant, ZoneId zone) {
    return Period.of(cadence, Instant.parse(instant), zone).name();
  }
}
