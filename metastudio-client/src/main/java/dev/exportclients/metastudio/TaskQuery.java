package dev.exportclients.metastudio;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tasks to list.
 *
 * <pre>{@code
 * metastudio.tasks(
 *     TaskQuery.all()
 *         .resource("knowledge-intent-question-create")
 *         .since(Instant.parse("2026-11-01T00:00:00Z")));
 * }</pre>
 *
 * @param resources tasks of these; of any if empty
 * @param businessId what within a resource is meant, such as a skill's id
 * @param since tasks from then on; sent in milliseconds since 1970
 * @param until tasks up to then; sent in milliseconds since 1970
 */
public record TaskQuery(
    List<String> resources,
    Optional<String> businessId,
    Optional<Instant> since,
    Optional<Instant> until) {
  private static final TaskQuery ALL =
      new TaskQuery(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if a resource or the business id is empty, or the time ends
   *     before it begins
   */
  public TaskQuery {
    resources = List.copyOf(resources);
    resources.forEach(resource -> Arguments.text(resource, "resource"));
    businessId.ifPresent(id -> Arguments.text(id, "business id"));
    if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
      throw new RefusedArgumentException("until", "must not be before since");
    }
  }

  /** All tasks of the project. */
  public static TaskQuery all() {
    return ALL;
  }

  /** Of this resource, too. */
  public TaskQuery resource(String resource) {
    return new TaskQuery(
        Stream.concat(resources.stream(), Stream.of(resource)).toList(), businessId, since, until);
  }

  public TaskQuery businessId(String id) {
    return new TaskQuery(resources, Optional.of(id), since, until);
  }

  public TaskQuery since(Instant begin) {
    return new TaskQuery(resources, businessId, Optional.of(begin), until);
  }

  public TaskQuery until(Instant end) {
    return new TaskQuery(resources, businessId, since, Optional.of(end));
  }
}
