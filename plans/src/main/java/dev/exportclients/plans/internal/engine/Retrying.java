package dev.exportclients.plans.internal.engine;

import java.util.function.Supplier;

/** Asks a provider something, with {@link Patience}. */
record Retrying(TaskContext context) {
  <T> T get(Supplier<T> question) {
    Patience patience = new Patience();
    while (true) {
      try {
        return question.get();
      } catch (RuntimeException failure) {
        context.endIfInterrupted(failure);
        context.pause(patience.after(failure));
      }
    }
  }
}
