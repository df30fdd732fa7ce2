package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentVariablesTest {
  private static final String VALUE = "S4cret+/=\n\u0000second line";

  private final EnvironmentVariables environment =
      new EnvironmentVariables(Map.of("EMS_PASSWORD", VALUE));

  @Test
  void passwordOfTwoLinesIsSaidByNameAndNotByValue() {
    assertThatThrownBy(() -> environment.requiredPassword("EMS_PASSWORD"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("EMS_PASSWORD must not hold control characters");
  }

  @Test
  void nameThatNoFileCanHaveIsSaidByNameAndNotByValue() {
    assertThatThrownBy(() -> environment.file("EMS_PASSWORD"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("EMS_PASSWORD names no file that this system can have");
  }
}
