package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A request's signature and its date, of which a spec has only the headers: they are of the
 * vendor's form, cover the host and each header that goes with them, and the pact's patterns take
 * none that does not.
 */
final class SignatureCheck {
  private static final String SIGNATURE = "Authorization";
  private static final String DATE = "X-Sdk-Date";

  /** The only parts of a request that differ from call to call. */
  static final Set<String> HEADERS = Set.of(SIGNATURE, DATE, "Authentication", "Timestamp");

  private static final UnaryOperator<String> CUT = good -> good.substring(0, good.length() - 1);

  private static final Map<String, UnaryOperator<String>> SPOILT_SIGNATURES =
      Map.of(
          "by another algorithm", good -> good.replace("HMAC-SHA256", "HMAC-SM3"),
          "without the access key", good -> good.replaceFirst("Access=[^,]+, ", ""),
          "over fewer headers", good -> good.replaceFirst(";[^;,]+,", ","),
          "cut short", CUT);

  private static final Map<String, UnaryOperator<String>> SPOILT_EMS_SIGNATURES =
      Map.of("without the API key", good -> good.replaceFirst("^[^:]*:", ""), "cut short", CUT);

  private static final Map<String, UnaryOperator<String>> SPOILT_DATES =
      Map.of("without its zone", CUT);

  private final HttpRequest request;
  private final Set<String> credential;

  /**
   * @param credential the names of the headers that together are the credential
   */
  SignatureCheck(HttpRequest request, Set<String> credential) {
    this.request = request;
    this.credential = credential;
  }

  List<String> problems() {
    String form =
        "SDK-HMAC-SHA256 Access=[^,\\s]+, SignedHeaders=" + covered() + ", Signature=[0-9a-f]{64}";
    List<String> problems = new ArrayList<>(problems(SIGNATURE, form, SPOILT_SIGNATURES));
    problems.addAll(
        problems("Authentication", "[^:\\s]+:[0-9A-Za-z+/]{43}=", SPOILT_EMS_SIGNATURES));
    problems.addAll(
        problems("Timestamp", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", SPOILT_DATES));
    problems.addAll(problems(DATE, "\\d{8}T\\d{6}Z", SPOILT_DATES));
    return problems;
  }

  private List<String> problems(
      String header, String form, Map<String, UnaryOperator<String>> spoilt) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.getHeaders());
    if (!headers.containsKey(header)) {
      return List.of();
    }
    String value = String.join(", ", headers.get(header));
    if (!value.matches(form)) {
      return List.of("request header " + header + " is not of the form " + form);
    }
    return spoilt.entrySet().stream()
        .filter(how -> takes(header, how.getValue().apply(value)))
        .map(how -> "request header " + header + ": its pattern takes one " + how.getKey())
        .toList();
  }

  private String covered() {
    Set<String> names = new TreeSet<>(Set.of("host"));
    credential.stream()
        .filter(name -> !name.equalsIgnoreCase(SIGNATURE))
        .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return String.join(";", names);
  }

  private boolean takes(String header, String value) {
    return patterns(header).anyMatch(value::matches);
  }

  private Stream<String> patterns(String header) {
    return request
        .getMatchingRules()
        .rulesForCategory("header")
        .getMatchingRules()
        .entrySet()
        .stream()
        .filter(rules -> rules.getKey().equalsIgnoreCase(header))
        .flatMap(rules -> rules.getValue().getRules().stream())
        .map(SignatureCheck::pattern);
  }

  /** Rules of other kinds hold a value to its type, which is text. */
  private static String pattern(MatchingRule rule) {
    return rule instanceof RegexMatcher regex ? regex.getRegex() : ".*";
  }
}
