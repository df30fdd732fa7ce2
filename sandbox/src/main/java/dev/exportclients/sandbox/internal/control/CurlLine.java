package dev.exportclients.sandbox.internal.control;

import dev.exportclients.sandbox.internal.deployment.DefaultCredentials;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call that works as it stands, for the page.
 *
 * @param target path and query
 */
public record CurlLine(String title, String method, String target, List<String> headers) {
  private static final List<String> EMS =
      List.of(
          "api-username: " + DefaultCredentials.EMS_USERNAME,
          "api-usertoken: " + DefaultCredentials.EMS_TOKEN);
  private static final List<String> WEBADMIT =
      List.of("x-api-key: " + DefaultCredentials.WEBADMIT_API_KEY);

  public static final List<CurlLine> ALL =
      List.of(
          ems("EMS: a results export", "/ems/resultsExport/77", "*/*;version=1"),
          ems(
              "EMS: the list of attachments, as JSON",
              "/ems/attachments?entityType=experiment&entityId=1234",
              "application/json;version=1"),
          ems(
              "EMS: the list of attachments, as XML",
              "/ems/attachments?entityType=experiment&entityId=1234",
              "application/xml;version=1"),
          ems(
              "EMS: an attachment",
              "/ems/attachments/a321ef423922495e8cb66920522db2a4",
              "*/*;version=1"),
          get(
              "EC Reporting: a report",
              "/ec-reporting-svc/rest/v2.0/reports/download?id=6A7C29DD011241DFBE1B64399283C860&mode=test",
              List.of("Authorization: Bearer " + DefaultCredentials.ECREPORTING_TOKEN)),
          get("WebAdMIT: identities", "/api/v1/user_identities", WEBADMIT),
          new CurlLine(
              "WebAdMIT: start a run",
              "POST",
              "/api/v1/user_identities/42/exports/86446/export_files",
              WEBADMIT),
          get(
              "WebAdMIT: a run's status, with a link to its file",
              "/api/v1/exports/86446/export_files/74780",
              WEBADMIT),
          get(
              "MetaStudio: a result, with a token (or signed, SDK-HMAC-SHA256)",
              "/v2/"
                  + DefaultCredentials.METASTUDIO_PROJECT_ID
                  + "/ies/result/be0821bdf8d04949bf4c9852fa87c590",
              List.of("X-Auth-Token: " + DefaultCredentials.METASTUDIO_TOKEN)),
          ems(
              "A file of 70,000 bytes, cut short once",
              "/faults/cut=30000;id=me/ems/resultsExport/1000070000",
              "*/*;version=1"),
          get("For tests: the requests so far", "/__sandbox/requests", List.of()),
          get("For tests: those to the other origin", "/__sandbox/other-requests", List.of()),
          get(
              "For tests: what a file is",
              "/__sandbox/file?operation=ems.exportResults&id=1000070000",
              List.of()),
          new CurlLine(
              "For tests: everything as at the start", "POST", "/__sandbox/reset", List.of()));

  private static CurlLine ems(String title, String target, String accept) {
    return get(title, target, List.of(EMS.get(0), EMS.get(1), "Accept: " + accept));
  }

  private static CurlLine get(String title, String target, List<String> headers) {
    return new CurlLine(title, "GET", target, headers);
  }

  /** The line for a POSIX shell. */
  String line(String origin) {
    String sent =
        headers.stream().map(header -> " -H '" + header + "'").collect(Collectors.joining());
    return "curl -i"
        + (method.equals("GET") ? "" : " -X " + method)
        + sent
        + " '"
        + origin
        + target
        + "'";
  }
}
