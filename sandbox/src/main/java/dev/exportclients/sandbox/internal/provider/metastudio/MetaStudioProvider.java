package dev.exportclients.sandbox.internal.provider.metastudio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.provider.MeaningfulId;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** MetaStudio: tasks and their results, behind an API gateway. */
public final class MetaStudioProvider implements SandboxProvider {
  public static final String PROJECT_ID = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081";
  public static final String TOKEN = "sandbox-iam-token";
  public static final String AK = "SANDBOXACCESSKEY0001";
  public static final String SK = "sandboxSecretKeyOfTheFirstAccessKey00001";

  /** An access key that is good only together with {@link #SECURITY_TOKEN}. */
  public static final String TEMPORARY_AK = "SANDBOXTEMPORARYKEY1";

  public static final String TEMPORARY_SK = "sandboxSecretKeyOfTheTemporaryKey0000001";
  public static final String SECURITY_TOKEN = "sandbox-security-token";

  public static final String REGION = IamCalls.REGION;
  public static final String IAM_USER = "IAMUser";
  public static final String IAM_PASSWORD = "Sandbox+Pass/word=1";
  public static final String IAM_DOMAIN = "IAMDomain";

  private static final String ORDER =
      ("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"%s\","
              + "\"password\":\"%s\",\"domain\":{\"name\":\"%s\"}}}},"
              + "\"scope\":{\"project\":{\"name\":\"%s\"}}}}")
          .formatted(IAM_USER, IAM_PASSWORD, IAM_DOMAIN, REGION);

  private static final String FORM =
      String.join(
          "\r\n",
          "--form",
          "Content-Disposition: form-data; name=\"file\"; filename=\"questions.csv\"",
          "",
          "question,answer",
          "What is an import?,A file of questions",
          "--form--",
          "");

  private final MetaStudioGate gate;
  private final Map<Route, Handler> handlers;
  private final AtomicLong requests = new AtomicLong();

  public MetaStudioProvider(Deployment deployment) {
    deployment.credentials().define("metaStudioToken", TOKEN);
    deployment.credentials().define("metaStudioSecretKey", SK);
    deployment.credentials().define("iamUser", IAM_USER);
    deployment.credentials().define("iamPassword", IAM_PASSWORD);
    deployment.credentials().define("iamDomain", IAM_DOMAIN);
    IamCalls iam = new IamCalls(deployment);
    gate = new MetaStudioGate(deployment, iam);
    handlers = new HashMap<>(new MetaStudioTaskCalls(deployment).handlers());
    handlers.putAll(iam.handlers());
  }

  @Override
  public String name() {
    return "metastudio";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("X-Auth-Token", TOKEN);
  }

  /** By its key: a token would win. */
  @Override
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("METASTUDIO_PROJECT_ID", PROJECT_ID);
    variables.put("METASTUDIO_AK", AK);
    variables.put("METASTUDIO_SK", SK);
    return variables;
  }

  @Override
  public List<CurlLine> calls() {
    String ies = "/v2/" + PROJECT_ID + "/ies";
    String resource = "/knowledge-intent-question-create";
    String task = "/be0821bdf8d04949bf4c9852fa87c590";
    return List.of(
        CurlLine.get(
            "MetaStudio: a result, with a token (or signed, SDK-HMAC-SHA256)",
            ies + "/result" + task,
            headers()),
        new CurlLine("MetaStudio: start an export", "POST", ies + "/export" + resource, headers()),
        new CurlLine(
            "MetaStudio: start an import; of a file, -F file=@FILE does the same",
            "POST",
            ies + "/import" + resource,
            Map.of("X-Auth-Token", TOKEN, "Content-Type", "multipart/form-data; boundary=form"),
            FORM),
        CurlLine.get(
            "MetaStudio: what a file to import looks like",
            ies + "/import" + resource + "/template",
            headers()),
        CurlLine.get("MetaStudio: a task", ies + "/task" + task, headers()),
        CurlLine.get("MetaStudio: the tasks", ies + "/task", headers()),
        new CurlLine("MetaStudio: delete a task", "DELETE", ies + "/task" + task, headers()),
        new CurlLine(
            "IAM: a token for MetaStudio, in the header X-Subject-Token",
            "POST",
            "/v3/auth/tokens?nocatalog=true",
            Map.of("Content-Type", "application/json"),
            ORDER),
        CurlLine.get("IAM: the project of a region", "/v3/projects?name=" + REGION, headers()));
  }

  @Override
  public List<MeaningfulId> ids() {
    return List.of(
        new MeaningfulId(
            "MetaStudio task",
            "MSS.00000004, APIGW.0308",
            "its result is that error; so for every code of the spec"),
        new MeaningfulId(
            "MetaStudio task",
            "5a4db0…, as a start gives them",
            "goes on for two questions, then is finished; unfinished it has no result"));
  }

  @Override
  public Optional<Response> refuse(ApiCall call) {
    return gate.refuse(call);
  }

  @Override
  public Response invalid(ApiCall call, String part) {
    return SpecResponses.of(call, 400, IamCalls.isOne(call) ? "badRequest" : "invalidParameter");
  }

  @Override
  public Map<Route, Handler> handlers() {
    return handlers;
  }

  /** Every response has the request's ID, one of its own if need be. */
  @Override
  public Response complete(ApiCall call, Response response) {
    return IamCalls.isOne(call)
        ? response
        : response.withDefault("X-Request-Id", "%032x".formatted(requests.incrementAndGet()));
  }

  /** As the gateway says it. */
  @Override
  public JsonNode refusal(String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("error_code", "APIGW.0301")
        .put("error_msg", message)
        .put("request_id", "0");
  }
}
