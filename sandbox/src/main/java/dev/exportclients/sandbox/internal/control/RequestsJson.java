package dev.exportclients.sandbox.internal.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import dev.exportclients.sandbox.internal.response.Response;
import java.util.List;

/** The recorded requests for those who can't call Java. */
public final class RequestsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      one.set("headers", JSON.valueToTree(request.headers()));
    }
    return Response.json(200, list);
  }
}
