package dev.exportclients.core.internal.download;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What {@link Recovery} decides that happens after a failure. */
sealed interface Decision {

  /** Before what follows; null for none. */
  default @Nullable Duration pause() {
    return null;
  }

  /** Keep what has come, and ask for what has not. */
  record GoOn(@Nullable Duration pause) implements Decision {}

  /** Forget what has come, and ask for the whole file. */
  record StartOver(@Nullable Duration pause) implements Decision {}

  /** The download ends with this failure, which is one that users know. */
  record Fail(RuntimeException reason) implements Decision {}
}
