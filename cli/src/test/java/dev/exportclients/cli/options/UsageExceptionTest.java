package dev.exportclients.cli.options;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import org.junit.jupiter.api.Test;

class UsageExceptionTest {
  @Test
  void saysWhatIsRefused() {
    assertThatThrownBy(() -> checked(new RefusedArgumentException("REPORT_ID", "must be short")))
        .isInstanceOf(UsageException.class)
        .hasMessage("REPORT_ID must be short");
  }

  @Test
  void takesNoBugForAMistakeOfThePerson() {
    IllegalArgumentException inside = new IllegalArgumentException("deep inside");
    assertThatThrownBy(() -> checked(inside)).isSameAs(inside);
  }

  private static void checked(RuntimeException thrown) {
    UsageException.checked(
        () -> {
          throw thrown;
        });
  }
}
