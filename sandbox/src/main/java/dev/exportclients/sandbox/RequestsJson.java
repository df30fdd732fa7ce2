package dev.exportclients.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The recorded requests for those who can't call Java. */
final class RequestsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestsJson() {}

  static Answer of(List<ReceivedRequest> requests) {
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
    return Answer.json(200, list);
  }
}
