package dev.exportclients.workflows;

import java.util.Collection;
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

  private final transient Set<Object> events;

  LockRecord(Collection<?> before) {
    events = new LinkedHashSet<>(before);
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
