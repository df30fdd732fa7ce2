package dev.exportclients.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.ServedFiles;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.store.StoredFile;

/** GET /__sandbox/file?operation=…&id=…: what that file is, to compare with what arrived. */
public final class FileRequests implements Handler {
  private final ServedFiles files;

  public FileRequests(ServedFiles files) {
    this.files = files;
  }

  @Override
  public Response handle(ApiCall call) {
    try {
      String operation = call.request.query("operation").orElse("");
      Route.of(operation);
      StoredFile file = files.get(operation, call.request.query("id").orElse(""));
      return Response.json(
          200,
          JsonNodeFactory.instance
              .objectNode()
              .put("size", file.size())
              .put("sha256", file.sha256())
              .put("etag", file.etag()));
    } catch (IllegalArgumentException unknown) {
      return Response.text(404, "text/plain; charset=utf-8", unknown.getMessage() + "\n");
    }
  }
}
