package dev.exportclients.cli.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** EC Reporting and its identity service, whose token is good for ten minutes. */
final class OtherEcReporting extends OtherServer {
  static final String CLIENT = "client-1";
  static final String SECRET = "Cl+ient/S3cret=";
  static final String SCOPE = "tenant.ec-reporting-svc.all";
  static final String STUDY = "D5E16DD550CB4AD1B330E0D09B4B8F3F";
  static final String REPORT = "546A79C296BE11EABB370242AC130002";
  private static final String JOB = "6A7C29DD011241DFBE1B64399283C860";
  private static final String TOKEN = "Bea+rer/T0ken=";
  private static final String TOKENS = "/oauth2/tenant/tokens";

  @Override
  Map<String, String> environment() {
    return Map.of(
        "ECREPORTING_BASE_URL", url(),
        "ECREPORTING_TOKEN_URL", url() + TOKENS,
        "ECREPORTING_CLIENT_ID", CLIENT,
        "ECREPORTING_CLIENT_SECRET", SECRET,
        "ECREPORTING_SCOPE", SCOPE);
  }

  @Override
  List<String> order() {
    return List.of("ecreporting", "run", REPORT, "--study-id", STUDY, "--mode", "test");
  }

  @Override
  Answer answer(HttpExchange request, String body) throws Exception {
    String path = request.getRequestURI().getPath();
    String authorization = header(request, "Authorization").orElse("");
    if (path.equals(TOKENS)) {
      return token(authorization, fields(body));
    }
    if (!authorization.equals("Bearer " + TOKEN)) {
      return refused(401, "User not authorized");
    }
    Map<String, String> query = query(request);
    if (!STUDY.equals(query.get("studyId")) || !"test".equals(query.get("mode"))) {
      return refused(400, "Invalid parameters");
    }
    return switch (request.getRequestMethod() + path.replace("/ec-reporting-svc/rest", " ")) {
      case "POST /v1.0/reports" -> start(query, new ObjectMapper().readTree(body));
      case "GET /v2.0/reportmetadata/downloadList" -> list(query);
      case "GET /v2.0/reports/download" ->
          JOB.equals(query.get("id")) ? Answer.file() : refused(404, "Not found.");
      default -> refused(404, "Not found.");
    };
  }

  private static Answer token(String authorization, Map<String, String> form) {
    byte[] client = (CLIENT + ":" + SECRET).getBytes(UTF_8);
    boolean right =
        authorization.equals("Basic " + Base64.getEncoder().encodeToString(client))
            && form.equals(Map.of("grant_type", "client_credentials", "scope", SCOPE));
    return right
        ? Answer.json(
            200, "{'access_token':'" + TOKEN + "','token_type':'Bearer','expires_in':600}")
        : Answer.json(401, "{'error':'invalid_client'}");
  }

  private Answer start(Map<String, String> query, JsonNode body) {
    boolean right =
        REPORT.equals(query.get("reportid"))
            && body.path("fieldSpecsList").isArray()
            && body.path("extFieldSpecsList").isArray();
    if (!right) {
      return refused(400, "Invalid parameters");
    }
    started();
    return Answer.json(
        202,
        "{'id':'%s','rptId':'%s','rptFormat':'CSV','rptKickoffDatetime':'2021-03-25T07:04:16.062Z'}"
            .formatted(JOB, REPORT));
  }

  /** Two pages of one run each: ours is the second, once it is ready. */
  private Answer list(Map<String, String> query) {
    int offset = Integer.parseInt(query.get("offset"));
    boolean isFirst = Integer.parseInt(query.get("limit")) > 0 && offset == 0;
    boolean more = isFirst && isReady();
    String id = isFirst ? "BBAACF7D12C245A2A59B1C23DEADBEEF" : JOB;
    return Answer.json(
        200,
        ("{'status':'success','result':{'hasMore':'%s','totalResults':2,'count':1,'limit':1,"
                + "'offset':%d,'reportId':'%s','reportRunStatus':[{'downloadId':'%s','rptFormat':"
                + "'CSV','rptKickoffDatetime':'2021-03-25T07:04:16.062Z'}]}}")
            .formatted(more, offset, REPORT, id));
  }

  private static Answer refused(int status, String message) {
    return Answer.json(
        status,
        "{'status':'error','errorData':{'errorCode':'C1-000','errorMessage':'" + message + "'}}");
  }
}
