package dev.exportclients.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** GET /__sandbox/file?operation=…&id=…: what that file is, to compare with what arrived. */
final class FileRequests implements Operation {
  private final ServedFiles files;

  FileRequests(ServedFiles files) {
    this.files = files;
  }

  @Override
  public Answer answer(Call call) {
    try {
      String operation = call.request.query("operation").orElse("");
      Route.of(operation);
      StoredFile file = files.get(operation, call.request.query("id").orElse(""));
      return Answer.json(
          200,
          JsonNodeFactory.instance
              .objectNode()
              .put("size", file.size())
              .put("sha256", file.sha256())
              .put("etag", file.etag()));
    } catch (IllegalArgumentException unknown) {
      return Answer.text(404, "text/plain; charset=utf-8", unknown.getMessage() + "\n");
    }
  }
}
