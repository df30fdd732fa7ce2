package dev.exportclients.cli.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;

/** MetaStudio and IAM, which knows the project's id by the region's name. */
final class OtherMetaStudio extends OtherServer {
  static final String USER = "ada";
  static final String PASSWORD = "Ia+m/Passw0rd=";
  static final String DOMAIN = "laboratory";
  static final String REGION = "cn-north-4";
  static final String RESOURCE = "knowledge-intent-question-create";
  private static final String TASK = "629fcb8e1091448e9073c9662acabc3a";
  private static final String TOKEN = "Sub+ject/T0ken=";
  private static final String IES = "/v2/70b76f0a0b8d4c0d9a2b3c4d5e6f7081/ies";

  private boolean ready;

  @Override
  Map<String, String> environment() {
    return Map.of(
        "METASTUDIO_BASE_URL", url(),
        "METASTUDIO_IAM_URL", url(),
        "METASTUDIO_IAM_USER", USER,
        "METASTUDIO_IAM_PASSWORD", PASSWORD,
        "METASTUDIO_IAM_DOMAIN", DOMAIN,
        "METASTUDIO_REGION", REGION);
  }

  @Override
  List<String> order() {
    return List.of("metastudio", "run", RESOURCE, "--business-id", "skill-1");
  }

  @Override
  Answer answer(HttpExchange request, String body) throws Exception {
    String call = request.getRequestMethod() + " " + request.getRequestURI();
    if (call.equals("POST /v3/auth/tokens?nocatalog=true")) {
      return token(new ObjectMapper().readTree(body).path("auth"));
    }
    if (!header(request, "X-Auth-Token").orElse("").equals(TOKEN)) {
      return refused(401, "MSS.000000004");
    }
    if (call.equals("GET /v3/projects?name=" + REGION)) {
      return Answer.json(
          200, "{'projects':[{'id':'" + IES.split("/")[2] + "','name':'" + REGION + "'}]}");
    }
    return switch (call.replace(IES, "")) {
      case "POST /export/" + RESOURCE + "?business_id=skill-1" -> {
        started();
        yield Answer.json(202, "{'value':'" + TASK + "'}");
      }
      case "GET /task/" + TASK -> task();
      case "GET /result/" + TASK ->
          ready || (ready = isReady()) ? Answer.file() : refused(400, "MSS.000000001");
      default -> refused(400, "MSS.000000003");
    };
  }

  private static Answer token(JsonNode auth) {
    JsonNode user = auth.path("identity").path("password").path("user");
    boolean right =
        auth.path("identity").path("methods").toString().equals("[\"password\"]")
            && user.path("name").asText().equals(USER)
            && user.path("password").asText().equals(PASSWORD)
            && user.path("domain").path("name").asText().equals(DOMAIN)
            && auth.path("scope").path("project").path("name").asText().equals(REGION);
    return right
        ? new Answer(
            201,
            "application/json",
            "{\"token\":{\"expires_at\":\"2099-01-01T00:00:00.000000Z\"}}",
            Map.of("X-Subject-Token", TOKEN))
        : refused(401, "IAM.0001");
  }

  private Answer task() {
    ready = ready || isReady();
    String end = ready ? ",'end_time':1744276987708,'success_count':2,'failure_count':0" : "";
    return Answer.json(
        200,
        ("{'resource':'%s','task_name':'导出','begin_time':1744276967708,'task_type':1,"
                + "'total_count':2,'task_status':7,'task_id':'%s'%s}")
            .formatted(RESOURCE, TASK, end));
  }

  private static Answer refused(int status, String code) {
    return Answer.json(
        status, "{'error_code':'" + code + "','error_msg':'refused','request_id':'r1'}");
  }
}
