package dev.exportclients.contract.consumer;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Pact;
import dev.exportclients.contract.spec.Pacted;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The pact of one client with its provider. Each exchange runs through the client against a mock
 * server, and goes into {@code target/pacts} when the client did as it should.
 */
record Contract<C extends AutoCloseable>(String provider, Function<URI, C> client) {

  /** A fact about the provider, with what identifies it: names and values in turn. */
  Given<C> given(String state, Object... params) {
    return new Given<>(this, List.of()).and(state, params);
  }

  static V4Pact pact(String provider, Collection<? extends Interaction> interactions) {
    return new V4Pact(
        new Consumer(Pacted.consumerOf(provider)),
        new Provider(provider),
        new ArrayList<>(interactions));
  }

  /** What is true of the provider when a request arrives. */
  record Given<C extends AutoCloseable>(Contract<C> contract, List<ProviderState> states) {

    Given<C> and(String state, Object... params) {
      Map<String, Object> named = new LinkedHashMap<>();
      for (int i = 0; i < params.length; i += 2) {
        named.put(params[i].toString(), params[i + 1]);
      }
      List<ProviderState> more = new ArrayList<>(states);
      more.add(new ProviderState(state, named));
      return new Given<>(contract, more);
    }

    /** The client asks, the provider responds. */
    Exchange<C> when(Call call, ExpectedResponse response) {
      return new Exchange<>(contract, states, call, response, "");
    }

    /** As {@link #when(Call, ExpectedResponse)}, with an example of the operation by its name. */
    Exchange<C> when(Call call, int status, String example) {
      return when(call, call.response(status, example));
    }
  }
}
