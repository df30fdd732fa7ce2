package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.control.States;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.ScriptedResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test lays down in a {@link Sandbox}: files, responses, the time, states. */
abstract sealed class SandboxControls permits Sandbox {
  final Deployment deployment;

  SandboxControls(Deployment deployment) {
    this.deployment = deployment;
  }

  abstract Sandbox self();

  /**
   * Serves a file for an id, until {@link Sandbox#reset}. For {@code webadmit.startExport} the id
   * is the export's, and the file that of its runs.
   *
   * @param operation that downloads it, such as {@code ems.exportResults}
   * @param id as in the request's path or query
   * @param file its bytes and headers
   * @return this sandbox
   * @throws IllegalArgumentException if no spec has such an operation
   */
  public Sandbox serve(String operation, String id, ServedFile file) {
    deployment.files().put(operation, id, file.stored());
    return self();
  }

  /**
   * Serves so many made-up bytes for an id, with the headers the operation's files usually have.
   *
   * @param operation that downloads them
   * @param id as in the request's path or query
   * @param size in bytes; any, since they are made while they are sent
   * @return this sandbox
   * @throws IllegalArgumentException if no spec has such an operation, or the size is negative
   */
  public Sandbox serve(String operation, String id, long size) {
    deployment.files().put(operation, id, size);
    return self();
  }

  /**
   * Serves these bytes for an id, with the headers the operation's files usually have.
   *
   * @param operation that downloads them
   * @param id as in the request's path or query
   * @param bytes the whole file
   * @return this sandbox
   * @throws IllegalArgumentException if no spec has such an operation
   */
  public Sandbox serve(String operation, String id, byte[] bytes) {
    deployment.files().put(operation, id, bytes);
    return self();
  }

  /**
   * What is served for an id: to compare with what arrived.
   *
   * @param operation that downloads it
   * @param id as in the request's path or query
   * @return the file that was laid down, or else the one that the sandbox makes up for that id
   * @throws IllegalArgumentException if no spec has such an operation
   */
  public ServedFile file(String operation, String id) {
    Route.of(operation);
    return new ServedFile(deployment.files().get(operation, id));
  }

  /**
   * From now on the operation gives this status, with an example of its spec as its body.
   *
   * @param operation such as {@code ems.exportResults}
   * @param status the HTTP status
   * @param example a name in the spec; null for the first, or none where the status has no body
   * @return this sandbox
   * @throws IllegalArgumentException if the spec has no such operation or example
   */
  public Sandbox answer(String operation, int status, @Nullable String example) {
    return script(operation, null, status, example, Map.of(), 0);
  }

  /**
   * As {@link #answer}, once, after the responses laid down before it.
   *
   * @param operation such as {@code ems.exportResults}
   * @param status the HTTP status
   * @param example a name in the spec; null for the first, or none where the status has no body
   * @return this sandbox
   * @throws IllegalArgumentException if the spec has no such operation or example
   */
  public Sandbox answerNext(String operation, int status, @Nullable String example) {
    return script(operation, null, status, example, Map.of(), 1);
  }

  /**
   * Lays down a response.
   *
   * @param operation such as {@code ems.exportResults}
   * @param id the only id it is for; null for any
   * @param status the HTTP status
   * @param example a name in the spec; null for the first, or none where the status has no body
   * @param headers set on the response, such as {@code Retry-After}, in place of those of that name
   * @param times how many requests it is for; 0 for all
   * @return this sandbox
   * @throws IllegalArgumentException if the spec has no such operation or example
   */
  public Sandbox script(
      String operation,
      @Nullable String id,
      int status,
      @Nullable String example,
      Map<String, String> headers,
      int times) {
    deployment
        .scripts()
        .add(new ScriptedResponses.Script(operation, id, status, example, headers, times));
    return self();
  }

  /**
   * The server's clock, for Date, signatures and links. Default: the system's.
   *
   * @param clock such as one that is ahead
   * @return this sandbox
   */
  public Sandbox clock(Clock clock) {
    deployment.calls().clock(clock);
    return self();
  }

  /**
   * Puts the sandbox into a state by name, as {@code POST /__sandbox/state} does. The sandbox's
   * page lists them.
   *
   * @param state such as {@code polls}
   * @param params what the state wants, by name, such as {@code count}; numbers may be text
   * @throws IllegalArgumentException if there is no such state, saying which there are, or a
   *     parameter is missing
   */
  public void state(String state, Map<String, Object> params) {
    States.set(deployment, state, params);
  }
}
