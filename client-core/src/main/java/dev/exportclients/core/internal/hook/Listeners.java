package dev.exportclients.core.internal.hook;

import dev.exportclients.core.ExchangeListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener's own failure must not harm the transfer it listens to. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private Listeners() {}

  static void tell(ExchangeListener listener, Consumer<ExchangeListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException failure) {
      LOG.warn("An exchange listener failed: {}", failure.getClass().getName());
    }
  }
}
