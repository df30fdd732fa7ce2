package dev.exportclients.plans.internal.engine;

import java.util.concurrent.ThreadFactory;

/** Virtual threads where Java has them (21 and newer). */
final class Threads {
  private Threads() {}

  static ThreadFactory factory(String name) {
    try {
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(virtual);
    } catch (ReflectiveOperationException olderJava) {
      return task -> {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
      };
    }
  }
}
