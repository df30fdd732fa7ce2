package dev.exportclients.sandbox.internal.response;

import dev.exportclients.sandbox.internal.call.ApiCall;

/** One call of a provider, without faults. */
public interface Handler {
  Response answer(ApiCall call);
}
