package dev.exportclients.metastudio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.metastudio.internal.TaskDto;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An import or export task, as MetaStudio told of it. Every member may be missing, by the
 * provider's documentation.
 *
 * @param id of the task, to ask for it and for its result
 * @param resource such as {@code knowledge-intent-question-create}
 * @param name in the language of the service
 * @param type which there are is not published
 * @param status the provider's own word or number, made fit for a message; which there are is not
 *     published
 * @param operator who started it
 * @param userId of who started it
 * @param beginTime as sent: by the documented sample, milliseconds since 1970
 * @param endTime as {@code beginTime}
 * @param totalCount how many entries it has, at most 1,000,000
 * @param successCount how many of them went well
 * @param failureCount how many of them did not
 */
public record Task(
    Optional<String> id,
    Optional<String> resource,
    Optional<String> name,
    Optional<String> type,
    Optional<String> status,
    Optional<String> operator,
    Optional<String> userId,
    Optional<String> beginTime,
    Optional<String> endTime,
    OptionalInt totalCount,
    OptionalInt successCount,
    OptionalInt failureCount) {

  static Task of(TaskDto dto, ClientRuntime runtime) {
    return new Task(
        runtime.value(dto.getTaskId()),
        runtime.value(dto.getResource()),
        runtime.value(dto.getTaskName()),
        text(dto.getTaskType()).map(runtime::shown),
        text(dto.getTaskStatus()).map(runtime::shown),
        runtime.value(dto.getOperator()),
        runtime.value(dto.getUserId()),
        text(dto.getBeginTime()).map(runtime::shown),
        text(dto.getEndTime()).map(runtime::shown),
        count(dto.getTotalCount()),
        count(dto.getSuccessCount()),
        count(dto.getFailureCount()));
  }

  /** {@return when it began; empty if that was not told in milliseconds since 1970} */
  public Optional<Instant> beganAt() {
    return instant(beginTime);
  }

  /**
   * {@return when it ended; empty if it has not, or if that was not told in milliseconds since
   * 1970}
   */
  public Optional<Instant> endedAt() {
    return hasEnded() ? instant(endTime) : Optional.empty();
  }

  /**
   * {@return whether it is over by what it tells of itself: it has an end, and what went well and
   * what did not add up to the total} Our reading, since the words of its states are not published.
   */
  public boolean isFinished() {
    return hasEnded()
        && totalCount.isPresent()
        && successCount.isPresent()
        && failureCount.isPresent()
        && (long) successCount.getAsInt() + failureCount.getAsInt() == totalCount.getAsInt();
  }

  /** Zero stands for no time. */
  private boolean hasEnded() {
    return endTime.filter(time -> !time.isBlank() && !time.strip().equals("0")).isPresent();
  }

  private static Optional<Instant> instant(Optional<String> time) {
    return time.map(String::strip)
        .filter(text -> text.length() <= 15 && !text.isEmpty())
        .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
  }

  private static Optional<String> text(@Nullable JsonNode value) {
    return Optional.ofNullable(value).filter(node -> !node.isNull()).map(JsonNode::asText);
  }

  private static OptionalInt count(@Nullable Integer count) {
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }
}
