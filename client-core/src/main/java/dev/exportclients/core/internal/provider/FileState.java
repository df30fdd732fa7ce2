package dev.exportclients.core.internal.provider;

import dev.exportclients.core.exception.NotReadyException;
import feign.Response;
import java.util.Map;
import java.util.OptionalInt;

/** Whether a file is there: what a request for its bytes has told. */
public sealed interface FileState {

  /**
   * It is there.
   *
   * @param response that brings it, its body not yet read
   */
  record Ready(Response response) implements FileState {}

  /**
   * It is worth asking again later.
   *
   * @param message for people
   * @param operation whose response said so
   * @param state the provider's own word
   * @param ids what to ask again with
   * @param status of that response; empty when the state came in a 200
   */
  record NotReady(
      String message, String operation, String state, Map<String, String> ids, OptionalInt status)
      implements FileState {

    /** Of a response that is one for every provider, such as a 412. */
    public static NotReady of(NotReadyException response) {
      return new NotReady(
          String.valueOf(response.getMessage()),
          response.operation(),
          response.lastState(),
          response.ids(),
          response.status());
    }

    /** For users, when nobody waits any longer. */
    public NotReadyException toException() {
      return new NotReadyException(
          message, operation, state, ids, status.isEmpty() ? null : status.getAsInt());
    }
  }
}
