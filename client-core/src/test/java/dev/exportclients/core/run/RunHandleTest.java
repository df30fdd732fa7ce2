package dev.exportclients.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunHandleTest {
  private static final String REPORT =
      "ecreporting:0F8FAD5BD9CB469FA16570867728950E"
          + "?studyId=CFD8A9C11AB34C0E8E43B1C5DDCD4C71&mode=active";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ems:1234",
        REPORT,
        "webadmit:86446/74780",
        "metastudio:be0821bdf8d04949bf4c9852fa87c590",
        "metastudio:a%2Fb%3Fc%20%C3%A9"
      })
  void textOfAHandleIsReadAsItWasWritten(String text) {
    assertThat(RunHandle.parse(text)).hasToString(text);
  }

  @Test
  void partsOfAHandleAreToldOneByOne() {
    RunHandle handle = RunHandle.parse(REPORT);
    assertThat(handle.provider()).isEqualTo("ecreporting");
    assertThat(handle.ids()).containsExactly("0F8FAD5BD9CB469FA16570867728950E");
    assertThat(handle.parameters())
        .containsExactly(
            Map.entry("studyId", "CFD8A9C11AB34C0E8E43B1C5DDCD4C71"), Map.entry("mode", "active"));
    assertThat(RunHandle.parse("webadmit:86446/74780").ids()).containsExactly("86446", "74780");
  }

  @Test
  void handlesWithTheSamePartsAreEqual() {
    Map<String, String> other = new LinkedHashMap<>();
    other.put("mode", "active");
    other.put("studyId", "CFD8A9C11AB34C0E8E43B1C5DDCD4C71");
    RunHandle turned =
        RunHandle.of("ecreporting", List.of("0F8FAD5BD9CB469FA16570867728950E"), other);
    assertThat(turned)
        .isEqualTo(RunHandle.parse(REPORT))
        .hasSameHashCodeAs(RunHandle.parse(REPORT));
    assertThat(RunHandle.parse("ems:1234")).isNotEqualTo(RunHandle.parse("ems:123"));
    assertThat(RunHandle.parse("ems:1234")).isNotEqualTo(RunHandle.parse("metastudio:1234"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234|starts with a provider",
        ":1234|starts with a provider",
        "''|starts with a provider",
        "e ms:1234|starts with a provider",
        "EMS:1234|in lower case",
        "webAdmit:86446/74780|in lower case",
        "https://host/1234|starts with a provider",
        "ems:|is it cut?",
        "webadmit:86446/|is it cut?",
        "webadmit:/74780|is it cut?",
        "metastudio:a%2|is it cut?",
        "metastudio:a%zz|is it cut?",
        "metastudio:a b|is it cut?",
        "metastudio:%61|is it cut?",
        "metastudio:%C3|is it cut?",
        "metastudio:é|is it cut?",
        "metastudio:..|must not be '..'",
        "metastudio:a%0Ab|control characters",
        "metastudio:https%3A%2F%2Fhost|is a URL",
        "ecreporting:A?|it may be cut",
        "ecreporting:A?mode|it may be cut",
        "ecreporting:A?mode=|is it cut?",
        "ecreporting:A?mode=a&|it may be cut",
        "ecreporting:A?mode=a&mode=b|stands in it twice",
        "ecreporting:A?=a|it may be cut"
      })
  void whatIsNoHandleIsRefusedSayingWhy(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunHandle.parse(text))
        .withMessageContaining(why);
  }

  @Test
  void hostileTextIsNeverRepeatedWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunHandle.parse("\u001b[31m" + "x".repeat(1000)))
        .withMessageStartingWith("'?[31mxxx")
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunHandle.parse("ems:" + "1".repeat(5000)))
        .withMessage("a handle has at most 2048 characters");
  }
}
