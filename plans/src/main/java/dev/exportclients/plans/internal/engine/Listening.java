package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanListener;
import dev.exportclients.plans.status.PlanStatus;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener, one thing at a time. What it throws harms nobody. */
final class Listening {
  private static final Logger LOGGER = LoggerFactory.getLogger(PlanListener.class);

  private final PlanListener listener;
  private final ReentrantLock lock = new ReentrantLock();

  Listening(PlanListener listener) {
    this.listener = listener;
  }

  void begin(PlanStatus plan) {
    tell(told -> told.onBegin(plan));
  }

  void end(PlanStatus plan) {
    tell(told -> told.onEnd(plan));
  }

  void kept(ExportStatus export) {
    tell(told -> told.onKept(export));
  }

  void progress(String name, long bytes, OptionalLong total) {
    tell(told -> told.onProgress(name, bytes, total));
  }

  /** The step that its state says. */
  void step(ExportStatus export) {
    tell(
        told -> {
          switch (export.state()) {
            case DUE -> {}
            case STARTING -> told.onStarting(export);
            case STARTED -> told.onStarted(export);
            case READY -> told.onReady(export);
            case SAVED -> told.onSaved(export);
            case FAILED -> told.onFailed(export);
            case UNKNOWN -> told.onUnknown(export);
            case SKIPPED -> told.onSkipped(export);
          }
        });
  }

  private void tell(Consumer<PlanListener> event) {
    lock.lock();
    try {
      event.accept(listener);
    } catch (RuntimeException thrown) {
      LOGGER.warn("a PlanListener threw", thrown);
    } finally {
      lock.unlock();
    }
  }
}
