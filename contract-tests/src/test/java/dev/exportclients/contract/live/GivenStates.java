package dev.exportclients.contract.live;

import au.com.dius.pact.core.model.ProviderState;
import dev.exportclients.contract.spec.Pacted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The states of an interaction as the user gives them: a variable for each state, with the values
 * of its parameters in the order of their names, a slash between them. A value that the request
 * takes from the state may be any; another must be the pact's.
 */
final class GivenStates {
  private final Environment environment;

  GivenStates(Environment environment) {
    this.environment = environment;
  }

  /** What goes into the request. */
  Map<String, Object> of(Pacted pacted) throws NotRun {
    Map<String, Object> values = new LinkedHashMap<>();
    String generators = String.valueOf(pacted.request().getGenerators());
    for (ProviderState state : pacted.interaction().getProviderStates()) {
      values.putAll(values(pacted, state, generators));
    }
    return values;
  }

  private Map<String, Object> values(Pacted pacted, ProviderState state, String generators)
      throws NotRun {
    String variable = Environment.given(pacted.provider(), state.getName());
    String text = environment.get(variable).orElseThrow(() -> new NotRun("set " + variable));
    List<String> names = new ArrayList<>(new TreeMap<>(state.getParams()).keySet());
    String[] given = names.size() > 1 ? text.split("/", names.size()) : new String[] {text};
    if (given.length < names.size()) {
      throw new NotRun(variable + " wants " + String.join("/", names));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String expected = String.valueOf(state.getParams().get(name));
      if (!generators.contains("${" + name + "}") && !given[i].equals(expected)) {
        throw new NotRun(variable + " has " + given[i] + " for " + name + ", not " + expected);
      }
      values.put(name, given[i]);
    }
    return values;
  }
}
