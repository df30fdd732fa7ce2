package dev.exportclients.sandbox.internal.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import dev.exportclients.sandbox.internal.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The recorded requests for those who can't call Java, credentials hidden: whoever is pointed here
 * by mistake may have sent real ones. In Java they are as they arrived.
 */
public final class RequestsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> CREDENTIALS =
      Set.of(
          "api-usertoken",
          "authentication",
          "authorization",
          "cookie",
          "proxy-authorization",
          "x-api-key",
          "x-auth-token",
          "x-security-token");

  private RequestsJson() {}

  public static Response of(List<ReceivedRequest> requests) {
    ArrayNode list = JSON.createArrayNode();
    for (ReceivedRequest request : requests) {
      ObjectNode one = list.addObject();
      one.put("operation", request.operation())
          .put("method", request.method())
          .put("target", request.target());
      one.put("path", request.path())
          .put("rawQuery", request.rawQuery())
          .put("fault", request.fault());
      one.put("at", request.at().toString())
          .put("status", request.status())
          .put("bodyBytesSent", request.bodyBytesSent());
      one.set("headers", JSON.valueToTree(shown(request.headers())));
    }
    return Response.json(200, list);
  }

  private static Map<String, List<String>> shown(Map<String, List<String>> headers) {
    Map<String, List<String>> shown = new LinkedHashMap<>(headers);
    shown.replaceAll((name, values) -> CREDENTIALS.contains(name) ? List.of("[hidden]") : values);
    return shown;
  }
}
