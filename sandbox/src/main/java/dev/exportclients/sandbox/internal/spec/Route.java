package dev.exportclients.sandbox.internal.spec;

import dev.exportclients.sandbox.internal.http.HttpText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every call the sandbox answers. The groups of a path's pattern are the ids. */
public enum Route {
  EMS_RESULTS("ems.exportResults", Kind.FILE, "GET", "/ems/resultsExport/([^/]*)"),
  EMS_ATTACHMENTS("ems.listAttachments", Kind.LIST, "GET", "/ems/attachments"),
  EMS_ATTACHMENT("ems.downloadAttachment", Kind.FILE, "GET", "/ems/attachments/([^/]+)"),
  EC_REPORT(
      "ecreporting.downloadReport",
      Kind.FILE,
      "GET",
      "/ec-reporting-svc/rest/v2\\.0/reports/download"),
  WEBADMIT_IDENTITIES("webadmit.listUserIdentities", Kind.LIST, "GET", "/api/v1/user_identities"),
  WEBADMIT_START(
      "webadmit.startExport",
      Kind.START,
      "POST",
      "/api/v1/user_identities/([^/]+)/exports/([^/]+)/export_files"),
  WEBADMIT_STATUS(
      "webadmit.showExportFile",
      Kind.STATUS,
      "GET",
      "/api/v1/exports/([^/]+)/export_files/([^/]+)"),
  WEBADMIT_LINK("webadmit.link", Kind.FILE, "GET", "/links/export_files/reports/(\\d+)/[^/]+"),
  METASTUDIO_RESULT(
      "metastudio.downloadResult", Kind.FILE, "GET", "/v2/([^/]*)/ies/result/([^/]*)"),

  PAGE("sandbox.page", Kind.SANDBOX, "GET", "/"),
  REQUESTS("sandbox.requests", Kind.SANDBOX, "GET", "/__sandbox/requests"),
  OTHER_REQUESTS("sandbox.otherRequests", Kind.SANDBOX, "GET", "/__sandbox/other-requests"),
  FILE("sandbox.file", Kind.SANDBOX, "GET", "/__sandbox/file"),
  RESET("sandbox.reset", Kind.SANDBOX, "POST", "/__sandbox/reset"),
  STATE("sandbox.state", Kind.SANDBOX, "POST", "/__sandbox/state"),
  UNKNOWN("sandbox.unknown", Kind.SANDBOX, "ANY", ".*");

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
  public final Kind kind;
  final String method;
  final String path;
  private final Pattern pattern;

  Route(String operation, Kind kind, String method, String path) {
    this.operation = operation;
    this.kind = kind;
    this.method = method;
    this.path = path;
    this.pattern = Pattern.compile(path);
  }

  /** No call has dot segments in its path: a server would have resolved them. */
  public static Route of(String method, String path) {
    if (DOTS.matcher(path).find()) {
      return UNKNOWN;
    }
    for (Route route : values()) {
      if ((route.method.equals(method) || route == UNKNOWN)
          && route.pattern.matcher(path).matches()) {
        return route;
      }
    }
    return UNKNOWN;
  }

  /** The method of the call that has this path; nothing if none has. */
  public static Optional<String> methodOf(String path) {
    return Arrays.stream(values())
        .map(route -> of(route.method, path))
        .filter(route -> route != UNKNOWN)
        .map(route -> route.method)
        .findFirst();
  }

  public static Route of(String operation) {
    for (Route route : values()) {
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
