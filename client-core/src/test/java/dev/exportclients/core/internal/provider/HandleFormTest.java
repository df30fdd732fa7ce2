package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.exportclients.core.run.RunHandle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandleFormTest {
  private static final HandleForm RUN = new HandleForm("webadmit", "webadmit:86446/74780", 2);
  private static final HandleForm JOB =
      new HandleForm("ecreporting", "ecreporting:J?mode=m", 1, Set.of("mode"), Set.of("studyId"));

  @Test
  void acceptsAHandleOfItsForm() {
    assertThatCode(() -> RUN.check(RunHandle.parse("webadmit:1/2"))).doesNotThrowAnyException();
    assertThatCode(() -> JOB.check(RunHandle.parse("ecreporting:J?mode=active")))
        .doesNotThrowAnyException();
    assertThatCode(() -> JOB.check(RunHandle.parse("ecreporting:J?studyId=S&mode=active")))
        .doesNotThrowAnyException();
    assertThat(RUN.number(RunHandle.parse("webadmit:1/9223372036854775807"), 1))
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ems:1234|is a handle of 'ems'",
        "webadmit:86446|lacks a part, it may be cut",
        "webadmit:1/2/3|a part that this version doesn't know",
        "webadmit:1/2?mode=a|a part that this version doesn't know"
      })
  void refusesAnotherForm(String handle, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RUN.check(RunHandle.parse(handle)))
        .withMessageStartingWith(handle + " ")
        .withMessageContaining(why)
        .withMessageEndingWith("look like webadmit:86446/74780");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ecreporting:J|lacks a part",
        "ecreporting:J?studyId=S|lacks a part",
        "ecreporting:J?mode=a&area=b|doesn't know"
      })
  void refusesMissingAndUnknownParameters(String handle, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JOB.check(RunHandle.parse(handle)))
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "007", "-1", "%2B7", "1.5", "9223372036854775808", "%D9%A1"})
  void refusesWhatIsNoNumberWhereOneBelongs(String id) {
    RunHandle handle = RunHandle.parse("webadmit:1/" + id);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RUN.number(handle, 1))
        .withMessageContaining("is no id");
  }
}
