package dev.exportclients.specs.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;

/** What an operation's facts rest on: its own page, unless a detail says otherwise. */
record Evidence(Operation operation) {

  ObjectNode ofOperation() {
    return operation.node().path("x-evidence").deepCopy();
  }

  ObjectNode ofParameter(String name) {
    return detail("parameter " + name, page());
  }

  ObjectNode ofRequest(String mediaType) {
    return detail("body " + mediaType, page());
  }

  ObjectNode ofStatus(String status) {
    return detail("response " + status, page());
  }

  /** A body's own detail, or what is said of all errors in its media type, or its status's. */
  ObjectNode ofContent(Content content) {
    ObjectNode status = ofStatus(content.status());
    ObjectNode general =
        content.isError() ? detail("errors " + content.mediaType(), status) : status;
    return detail("response " + content.status() + " " + content.mediaType(), general);
  }

  ObjectNode ofHeader(String name) {
    return detail("header " + name, page());
  }

  /** Of a scheme, or of {@code none}. */
  ObjectNode ofSecurity(String scheme) {
    return detail("security " + scheme, page());
  }

  ObjectNode ofField(String schema, String field) {
    return detail("schema " + schema + "." + field, detail("schema " + schema, page()));
  }

  private ObjectNode page() {
    ObjectNode page = ofOperation();
    page.remove("read");
    return page;
  }

  private ObjectNode detail(String key, ObjectNode otherwise) {
    JsonNode detail = operation.node().path("x-evidence-details").path(key);
    return detail.isObject() ? detail.deepCopy() : otherwise;
  }
}
