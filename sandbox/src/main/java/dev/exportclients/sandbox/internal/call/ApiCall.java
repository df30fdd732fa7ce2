package dev.exportclients.sandbox.internal.call;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.exportclients.sandbox.internal.fault.Fault;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.fault.FaultPrefix;
import dev.exportclients.sandbox.internal.fault.Scenarios;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.spec.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request on its way through the sandbox: where it goes, and which faults are due. */
public final class ApiCall {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public final ReceivedRequest request;
  public final FaultPrefix prefix;
  public final Route route;
  public final List<String> ids;
  public final Scenarios.Due due;

  /**
   * Whether it came to the other origin, where no faults apply and no credentials are asked for.
   */
  public final boolean atOtherOrigin;

  private byte[] content = new byte[0];

  ApiCall(ReceivedRequest request, FaultPrefix prefix, Scenarios.Due due, boolean atOtherOrigin) {
    this.request = request;
    this.prefix = prefix;
    this.route = Route.of(request.method(), prefix.path());
    this.ids = route.ids(prefix.path());
    this.due = due;
    this.atOtherOrigin = atOtherOrigin;
  }

  /** What faults are counted by: the ids of the path or, where it has none, the query. */
  static String resource(Route route, FaultPrefix prefix) {
    List<String> ids = route.ids(prefix.path());
    return route.operation + " " + (ids.isEmpty() ? HttpText.query(prefix.query()) : ids);
  }

  public Optional<Fault> fault(FaultKind kind) {
    return due.faults().stream().filter(f -> f.kind() == kind).findFirst();
  }

  public boolean has(FaultKind kind) {
    return fault(kind).isPresent();
  }

  /** The id of what is asked for: the path's last, or the query's {@code id} or {@code …Id}. */
  public String lastId() {
    if (!ids.isEmpty()) {
      return ids.get(ids.size() - 1);
    }
    return request
        .query("id")
        .or(
            () ->
                HttpText.query(request.rawQuery()).keySet().stream()
                    .filter(name -> name.endsWith("Id"))
                    .findFirst()
                    .flatMap(request::query))
        .orElse("");
  }

  /** How often the file has become another one, for this scenario. */
  public int version() {
    return fault(FaultKind.CHANGED)
        .map(f -> f.times() == 0 ? due.before() : Math.min(due.before(), f.times()))
        .orElse(0);
  }

  /** The server's clock as this call sees it. */
  Instant now(Instant honest) {
    return honest.plusSeconds(60 * fault(FaultKind.CLOCK).map(f -> f.number(0, 0)).orElse(0L));
  }

  public byte[] content() {
    return content;
  }

  /** The body as JSON; a missing node if it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(content);
    } catch (IOException malformed) {
      return MissingNode.getInstance();
    }
  }

  public void content(byte[] content) {
    this.content = content;
  }
}
