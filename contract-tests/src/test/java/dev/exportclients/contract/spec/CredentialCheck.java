package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import dev.exportclients.specs.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
    HeaderNames.without(way, headers.keySet())
        .forEach(name -> problems.add("request header " + name + " is missing, a credential"));
    HeaderNames.without(sent(), way)
        .forEach(name -> problems.add("request header " + name + " belongs to another credential"));
    if (headers.containsKey("Authorization")) {
      problems.addAll(authorization(headers.get("Authorization").get(0), way));
    } else {
      problems.addAll(new SignatureCheck(request, way).problems());
    }
    return problems;
  }

  /** That which the request differs least from. */
  private Set<String> closestWay() {
    Set<String> sent = sent();
    return operation.credentialHeaders().stream()
        .map(HeaderNames::of)
        .min(
            Comparator.comparingInt(
                way ->
                    HeaderNames.without(way, sent).size() + HeaderNames.without(sent, way).size()))
        .orElseThrow();
  }

  private Set<String> sent() {
    return credentials(operation, headers.keySet());
  }

  /** Those of the names that carry a credential of the operation's. */
  static Set<String> credentials(Operation operation, Set<String> names) {
    Set<String> credentials = HeaderNames.of(Set.of());
    operation.credentialHeaders().forEach(credentials::addAll);
    credentials.retainAll(HeaderNames.of(names));
    return credentials;
  }

  private List<String> authorization(String value, Set<String> way) {
    if (operation.spec().hasBasicCredentials()) {
      return value.matches("Basic [A-Za-z0-9+/]+=*")
          ? List.of()
          : List.of("request header Authorization holds no id and secret");
    }
    return operation.spec().hasBearerTokens()
        ? bearer(value)
        : new SignatureCheck(request, way).problems();
  }

  private static List<String> bearer(String value) {
    return value.matches("Bearer \\S+")
        ? List.of()
        : List.of("request header Authorization holds no bearer token");
  }
}
