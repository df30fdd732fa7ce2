package dev.exportclients.workflows;

import io.temporal.testing.TestWorkflowEnvironment;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedList;
import java.util.function.LongSupplier;

/**
 * The time of the in-process server, read where it is: asked for as clients do, it would be two of
 * three calls of a night.
 */
final class EngineClock {
  private EngineClock() {}

  /** Of a server that has not been used yet; quickens its {@link LockRecord}. */
  static Clock of(TestWorkflowEnvironment engine) {
    try {
      Object server = field(engine, "inProcessServer").get(engine);
      Object starter = field(server, "testServicesStarter").get(server);
      Object timer = field(starter, "selfAdvancingTimer").get(starter);
      Field record = field(timer, "lockEvents");
      synchronized (timer) {
        record.set(timer, new LockRecord((LinkedList<?>) record.get(timer)));
      }
      Method clock = timer.getClass().getMethod("getClock");
      clock.setAccessible(true);
      LongSupplier millis = (LongSupplier) clock.invoke(timer);
      InstantSource source = () -> Instant.ofEpochMilli(millis.getAsLong());
      return source.withZone(ZoneOffset.UTC);
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError("the in-process server is another; is this still needed?", changed);
    }
  }

  private static Field field(Object of, String name) throws NoSuchFieldException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
