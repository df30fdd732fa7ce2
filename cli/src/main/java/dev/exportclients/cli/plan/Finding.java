package dev.exportclients.cli.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in the way of a plan.
 *
 * @param place such as {@code nightly.yaml:3:9}
 * @param facts what is known of it beside the message, for programs
 */
record Finding(String place, Map<String, Object> facts, String message) {
  String told() {
    return place + ": " + message;
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>(facts);
    json.put("message", message);
    return json;
  }
}
