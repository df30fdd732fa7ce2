package dev.exportclients.sandbox.internal.provider.metastudio;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The errors that the spec has. An id that is an error code, such as APIGW.0308, gets that one. */
final class MetaStudioCodes {
  private static final String WITH_ALL = "metastudio.downloadResult";

  private MetaStudioCodes() {}

  static Optional<Response> asked(ApiCall call) {
    for (Map.Entry<Integer, List<SpecExample>> status :
        Specs.loaded().statuses(call.route.operation).entrySet()) {
      for (SpecExample example : status.getValue()) {
        if (example.value().path("error_code").asText("none").equals(call.lastId())) {
          return Optional.of(Response.of(status.getKey(), example));
        }
      }
    }
    return Optional.empty();
  }

  /** The gateway says the same whatever is called; one operation has all of it as examples. */
  static Response ofGateway(int status, String example) {
    return Response.of(status, Specs.loaded().example(WITH_ALL, status, example));
  }
}
