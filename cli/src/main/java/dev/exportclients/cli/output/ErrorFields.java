package dev.exportclients.cli.output;

import dev.exportclients.core.exception.ApiException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON of one error beside its type and message, in the order in which it is shown. */
final class ErrorFields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  ErrorFields with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  ErrorFields with(String name, Optional<?> value) {
    value.ifPresent(present -> values.put(name, present));
    return this;
  }

  ErrorFields withAll(Map<String, ?> more) {
    values.putAll(more);
    return this;
  }

  ErrorFields response(String operation, int status) {
    with("operation", operation);
    return status > 0 ? with("status", status) : this;
  }

  ErrorFields refusal(ApiException refusal) {
    return response(refusal.operation(), refusal.status())
        .with("code", refusal.error().code())
        .with("provider_message", refusal.error().message())
        .with("details", refusal.error().details())
        .with("request_id", refusal.error().requestId())
        .with("advice", refusal.advice());
  }

  ErrorFields retryAfter(Optional<Duration> asked) {
    return with("retry_after_seconds", asked.map(Duration::toSeconds));
  }

  ErrorFields state(String state, Map<String, String> ids) {
    return with("state", state).ids(ids);
  }

  ErrorFields ids(Map<String, String> ids) {
    Map<String, String> named = new LinkedHashMap<>();
    ids.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(id -> named.put(Json.snakeCase(id.getKey()), id.getValue()));
    return with("ids", named);
  }

  Map<String, Object> values() {
    return values;
  }
}
