package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A request signs in by one of the ways that the spec has: whole, and without parts of another. */
final class CredentialCheck {
  private final Operation operation;
  private final HttpRequest request;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  CredentialCheck(Operation operation, HttpRequest request) {
    this.operation = operation;
    this.request = request;
    headers.putAll(request.getHeaders());
  }

  List<String> problems() {
    Set<String> way = closestWay();
    List<String> problems = new ArrayList<>();
    without(way, headers.keySet())
        .forEach(name -> problems.add("request header " + name + " is missing, a credential"));
    without(sent(), way)
        .forEach(name -> problems.add("request header " + name + " belongs to another credential"));
    if (headers.containsKey("Authorization")) {
      problems.addAll(
          operation.spec().hasBearerTokens()
              ? bearer(headers.get("Authorization").get(0))
              : new SignatureCheck(request, way).problems());
    }
    return problems;
  }

  /** That which the request differs least from. */
  private Set<String> closestWay() {
    Set<String> sent = sent();
    return operation.credentialHeaders().stream()
        .min(Comparator.comparingInt(way -> without(way, sent).size() + without(sent, way).size()))
        .orElseThrow();
  }

  private Set<String> sent() {
    Set<String> sent = caseless(headers.keySet());
    Set<String> credentials = caseless(Set.of());
    operation.credentialHeaders().forEach(credentials::addAll);
    sent.retainAll(credentials);
    return sent;
  }

  private static List<String> bearer(String value) {
    return value.matches("Bearer \\S+")
        ? List.of()
        : List.of("request header Authorization holds no bearer token");
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = caseless(names);
    others.forEach(rest::remove);
    return rest;
  }

  private static Set<String> caseless(Set<String> names) {
    Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    caseless.addAll(names);
    return caseless;
  }
}
