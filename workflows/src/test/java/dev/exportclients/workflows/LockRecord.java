package dev.exportclients.workflows;

import io.temporal.testing.TestWorkflowEnvironment;
import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Set;

/**
 * The in-process server records, for its own diagnosis, who held its time and when, in a list that
 * only grows and that it searches from the front at each release: half the work of a night. The
 * same record, found by hash.
 */
final class LockRecord extends LinkedList<Object> {
  private static final long serialVersionUID = 1L;

  private final transient Set<Object> events = new LinkedHashSet<>();

  /** Before anything is done with it. */
  static void quicken(TestWorkflowEnvironment engine) {
    try {
      Object server = field(engine, "inProcessServer").get(engine);
      Object starter = field(server, "testServicesStarter").get(server);
      Object timer = field(starter, "selfAdvancingTimer").get(starter);
      Field record = field(timer, "lockEvents");
      synchronized (timer) {
        LockRecord quick = new LockRecord();
        ((LinkedList<?>) record.get(timer)).forEach(quick::add);
        record.set(timer, quick);
      }
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError("the in-process server is another; is this still needed?", changed);
    }
  }

  private static Field field(Object of, String name) throws NoSuchFieldException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public boolean add(Object event) {
    return events.add(event);
  }

  @Override
  public boolean remove(Object event) {
    return events.remove(event);
  }

  @Override
  public Iterator<Object> iterator() {
    return events.iterator();
  }

  @Override
  public int size() {
    return events.size();
  }
}
