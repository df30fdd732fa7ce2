package dev.exportclients.sandbox.internal.response;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Responses that a test laid down for an operation: first those for so many requests, then those
 * for good.
 */
public final class ScriptedResponses {
  /**
   * @param id which ids it is for; null for any
   * @param example null for the first, or for none where the status has none
   * @param times for how many more requests; 0 is for good
   */
  public record Script(
      String operation,
      @Nullable String id,
      int status,
      @Nullable String example,
      Map<String, String> headers,
      int times) {
    public Script {
      Route.of(operation);
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
      if (example != null) {
        Specs.loaded().example(operation, status, example);
      }
    }

    private boolean isFor(ApiCall call) {
      boolean anyId = id == null || id.equals(call.lastId()) || call.ids.contains(id);
      return operation.equals(call.route.operation) && anyId;
    }

    private boolean replaces(Script other) {
      return times == 0
          && other.times == 0
          && operation.equals(other.operation)
          && Objects.equals(id, other.id);
    }

    private Response response(ApiCall call) {
      Response response = SpecResponses.of(call, status, example == null ? "" : example);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        response = response.with(header.getKey(), header.getValue());
      }
      return response;
    }

    private Script once() {
      return new Script(operation, id, status, example, headers, times - 1);
    }
  }

  private final List<Script> counted = new ArrayList<>();
  private final List<Script> forGood = new ArrayList<>();

  public synchronized void add(Script script) {
    forGood.removeIf(script::replaces);
    (script.times() == 0 ? forGood : counted).add(script);
  }

  /** The response for this call; counted ones are used up in the order they were laid down. */
  public synchronized Optional<Response> next(ApiCall call) {
    for (int i = 0; i < counted.size(); i++) {
      Script script = counted.get(i);
      if (script.isFor(call)) {
        if (script.times() == 1) {
          counted.remove(i);
        } else {
          counted.set(i, script.once());
        }
        return Optional.of(script.response(call));
      }
    }
    return forGood.stream()
        .filter(script -> script.isFor(call))
        .max((a, b) -> Boolean.compare(a.id() != null, b.id() != null))
        .map(script -> script.response(call));
  }

  public synchronized void reset() {
    counted.clear();
    forGood.clear();
  }
}
