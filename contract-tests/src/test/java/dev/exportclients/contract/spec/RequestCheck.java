package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import dev.exportclients.specs.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A request: credentials, headers and Accept here, the rest by the stock validator. */
final class RequestCheck {
  private static final List<String> FOR_THE_REST = List.of("Range", "If-Range");
  private static final List<Integer> OF_THE_REST = List.of(206, 416);

  private final Operation operation;
  private final Pacted pacted;
  private final HttpRequest request;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  RequestCheck(Operation operation, Pacted pacted) {
    this.operation = operation;
    this.pacted = pacted;
    this.request = pacted.request();
    headers.putAll(request.getHeaders());
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>(StockCheck.of(operation.spec()).request(request));
    problems.addAll(unknownHeaders());
    problems.addAll(new CredentialCheck(operation, request).problems());
    problems.addAll(accept());
    problems.addAll(range());
    problems.addAll(looseParts());
    problems.addAll(new RequestBodyCheck(operation, request).problems());
    return problems;
  }

  private List<String> unknownHeaders() {
    Set<String> known = new LinkedHashSet<>(List.of("accept"));
    if (!operation.requestContents().isEmpty()) {
      known.add("content-type");
    }
    operation.credentialHeaders().stream()
        .flatMap(List::stream)
        .forEach(header -> known.add(header.toLowerCase(Locale.ROOT)));
    operation
        .parameterNames("header")
        .forEach(header -> known.add(header.toLowerCase(Locale.ROOT)));
    return headers.keySet().stream()
        .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
        .map(name -> "request header " + name + " is not in the spec")
        .toList();
  }

  /** Each entry must be a media type of the success, which for EMS has the version in it. */
  private List<String> accept() {
    Map<String, String> types = new LinkedHashMap<>();
    operation.accepts().forEach(key -> types.put(tight(key), key));
    List<String> values = headers.getOrDefault("Accept", List.of());
    if (values.isEmpty()) {
      return List.of("request header Accept is missing, the spec responds with " + types.values());
    }
    return values.stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .filter(value -> !types.containsKey(tight(value)))
        .map(
            value ->
                "request header Accept asks for '"
                    + value.strip()
                    + "', the spec responds with "
                    + types.values())
        .toList();
  }

  private static String tight(String mediaType) {
    return mediaType.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /** The rest of a file is only asked for with what proves that it is the same file. */
  private List<String> range() {
    boolean asked = FOR_THE_REST.stream().anyMatch(headers::containsKey);
    if (OF_THE_REST.contains(pacted.status()) != asked
        || asked && !headers.keySet().containsAll(FOR_THE_REST)) {
      return List.of(
          "request headers Range and If-Range go together, and with the status 206 or 416");
    }
    return List.of();
  }

  private List<String> looseParts() {
    MatchingRules rules = request.getMatchingRules();
    return rules.getCategories().stream()
        .flatMap(
            part ->
                rules.rulesForCategory(part).getMatchingRules().keySet().stream()
                    .filter(name -> !differs(part, name))
                    .map(name -> "request " + part + " " + name))
        .map(part -> part.strip() + " is held to a rule in place of its value")
        .toList();
  }

  /** From call to call: a signature, what is encrypted, and what parts a form. */
  private boolean differs(String part, String name) {
    return part.equals("body") && name.equals("$.Password")
        || part.equals("header") && differs(name);
  }

  private boolean differs(String header) {
    return SignatureCheck.HEADERS.stream().anyMatch(header::equalsIgnoreCase)
        || header.equalsIgnoreCase("Content-Type") && RequestBodyCheck.isForm(request);
  }
}
