package dev.exportclients.sandbox.internal.spec;

import dev.exportclients.sandbox.internal.http.HttpText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every call the sandbox serves: those of the specs, WebAdMIT's link, and its own. The groups of a
 * path's pattern are the ids.
 */
public final class Route {
  /** The presigned link leads to a store, which is in no spec. */
  public static final Route WEBADMIT_LINK =
      new Route(
          "webadmit.link",
          "webadmit",
          Kind.FILE,
          "GET",
          "/links/export_files/reports/(\\d+)/[^/]+");

  public static final Route PAGE = own("page", "GET", "/");
  public static final Route REQUESTS = own("requests", "GET", "/__sandbox/requests");
  public static final Route OTHER_REQUESTS =
      own("otherRequests", "GET", "/__sandbox/other-requests");
  public static final Route FILE = own("file", "GET", "/__sandbox/file");
  public static final Route PROVIDERS = own("providers", "GET", "/__sandbox/providers");
  public static final Route RESET = own("reset", "POST", "/__sandbox/reset");
  public static final Route STATE = own("state", "POST", "/__sandbox/state");
  public static final Route UNKNOWN = own("unknown", "ANY", ".*");

  private static final String ANY_SEGMENT = "/([^/]*)";
  private static final List<Route> ALL = all();
  private static final Pattern DOTS = Pattern.compile("/(\\.|%2[eE]){1,2}(/|$)");

  /** What a call is about; a fault can be limited to a kind. */
  public enum Kind {
    FILE,
    LIST,
    START,
    STATUS,
    SANDBOX
  }

  public final String operation;

  /** Its name; {@code sandbox} for what is the sandbox's own. */
  public final String provider;

  public final Kind kind;
  final String method;
  private final Pattern pattern;

  private Route(String operation, String provider, Kind kind, String method, String pattern) {
    this.operation = operation;
    this.provider = provider;
    this.kind = kind;
    this.method = method;
    this.pattern = Pattern.compile(pattern);
  }

  private static Route own(String name, String method, String pattern) {
    return new Route("sandbox." + name, "sandbox", Kind.SANDBOX, method, pattern);
  }

  private static Route of(SpecOperation operation) {
    String pattern =
        Stream.of(operation.path().split("(?=/)"))
            .map(part -> part.startsWith("/{") ? ANY_SEGMENT : Pattern.quote(part))
            .collect(Collectors.joining());
    return new Route(
        operation.label(), operation.provider(), operation.kind(), operation.method(), pattern);
  }

  /**
   * The sandbox's own, since a path of a spec may be any; then those of the specs, a path without
   * parameters before one with them, as OpenAPI says.
   */
  private static List<Route> all() {
    Stream<Route> specs =
        Specs.loaded().operations().stream()
            .sorted(Comparator.comparing(operation -> operation.path().split("\\{").length))
            .map(Route::of);
    Stream<Route> own =
        Stream.of(WEBADMIT_LINK, PAGE, REQUESTS, OTHER_REQUESTS, FILE, PROVIDERS, RESET, STATE);
    return Stream.of(own, specs, Stream.of(UNKNOWN)).flatMap(routes -> routes).toList();
  }

  /** The calls of a provider. */
  public static List<Route> ofProvider(String name) {
    return ALL.stream().filter(route -> route.provider.equals(name)).toList();
  }

  /** No call has dot segments in its path: a server would have resolved them. */
  public static Route of(String method, String path) {
    if (DOTS.matcher(path).find()) {
      return UNKNOWN;
    }
    for (Route route : ALL) {
      if ((route.method.equals(method) || route == UNKNOWN)
          && route.pattern.matcher(path).matches()) {
        return route;
      }
    }
    return UNKNOWN;
  }

  /** The methods of the calls that have this path; none if no call has, but one that has any. */
  public static List<String> methodsOf(String path) {
    return ALL.stream()
        .map(route -> of(route.method, path))
        .filter(route -> route != UNKNOWN && !route.pattern.pattern().equals(ANY_SEGMENT))
        .map(route -> route.method)
        .distinct()
        .toList();
  }

  public static Route of(String operation) {
    for (Route route : ALL) {
      if (route.operation.equals(operation)) {
        return route;
      }
    }
    throw new IllegalArgumentException("No operation is called " + operation);
  }

  /** The ids in a path of this route, percent-decoded. */
  public List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = pattern.matcher(path);
    if (matcher.matches()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        ids.add(HttpText.decode(matcher.group(group)));
      }
    }
    return ids;
  }
}
