package dev.exportclients.plans.internal.policy;

import java.time.Duration;

/** How long is waited between looks and tries, whoever runs the plan. */
public final class Timing {
  /** After which a start that was sent is listed, where starts are. */
  public static final Duration SETTLED = Duration.ofMinutes(1);

  /** How long to look for a run that a provider lists when it is finished. */
  public static final Duration LOOKED = Duration.ofMinutes(10);

  /** How often a start is sent, each but the last proven to have made no run. */
  public static final int STARTS = 3;

  /** With a provider that is down, after the client's own retries: so many pauses, which double. */
  public static final int PAUSES = 5;

  public static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Between two looks at something that is not there yet. */
  public static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  public static final Duration LAST_LOOK = Duration.ofSeconds(30);

  /** At a run that goes on for hours: hundreds of them would use up what a key may ask. */
  public static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

  private static final double GROWTH = 1.5;
  private static final int PART_OF_WAIT = 4;

  private Timing() {}

  /** {@return the pause before the look after the next one} */
  public static Duration afterLook(Duration pause) {
    return afterLook(pause, Duration.ZERO);
  }

  /**
   * {@return the pause before the look after the next one}
   *
   * @param waited so far; a pause is never longer than a quarter of it, but for the first ones
   */
  public static Duration afterLook(Duration pause, Duration waited) {
    long longest =
        Math.min(
            Math.max(waited.toMillis() / PART_OF_WAIT, LAST_LOOK.toMillis()),
            LONGEST_LOOK.toMillis());
    return Duration.ofMillis((long) Math.min(pause.toMillis() * GROWTH, longest));
  }
}
