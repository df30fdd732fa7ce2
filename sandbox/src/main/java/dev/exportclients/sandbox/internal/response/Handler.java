package dev.exportclients.sandbox.internal.response;

import dev.exportclients.sandbox.internal.call.ApiCall;

/** Makes the response to a call. */
public interface Handler {
  Response handle(ApiCall call);
}
