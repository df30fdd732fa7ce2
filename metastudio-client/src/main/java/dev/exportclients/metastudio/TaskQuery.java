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
   * Checks the question.
   *
   * @param resources tasks of these; of any if empty
   * @param businessId what within a resource is meant
   * @param since tasks from then on
   * @param until tasks up to then
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

  /** {@return all tasks of the project, of any time} */
  public static TaskQuery all() {
    return ALL;
  }

  /**
   * {@return a copy that asks for tasks of this resource, too}
   *
   * @param resource such as {@code knowledge-intent-question-create}
   * @throws IllegalArgumentException if it is empty
   */
  public TaskQuery resource(String resource) {
    return new TaskQuery(
        Stream.concat(resources.stream(), Stream.of(resource)).toList(), businessId, since, until);
  }

  /**
   * {@return a copy that asks for tasks of a part of a resource}
   *
   * @param id such as a skill's
   * @throws IllegalArgumentException if it is empty
   */
  public TaskQuery businessId(String id) {
    return new TaskQuery(resources, Optional.of(id), since, until);
  }

  /**
   * {@return a copy that asks for tasks from then on}
   *
   * @param begin cut to milliseconds when it is sent
   * @throws IllegalArgumentException if the end is before it
   */
  public TaskQuery since(Instant begin) {
    return new TaskQuery(resources, businessId, Optional.of(begin), until);
  }

  /**
   * {@return a copy that asks for tasks up to then}
   *
   * @param end cut to milliseconds when it is sent
   * @throws IllegalArgumentException if it is before the beginning
   */
  public TaskQuery until(Instant end) {
    return new TaskQuery(resources, businessId, since, Optional.of(end));
  }
}
