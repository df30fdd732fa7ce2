package dev.exportclients.sandbox.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatesTest {
  /** The page lists them in this order, those that are asked for most first. */
  @Test
  void areListedInTheOrderInWhichTheyAreWritten() {
    assertThat(States.NAMES.keySet())
        .startsWith("answer", "file", "polls", "identities")
        .endsWith("credentials", "reset");
  }
}
