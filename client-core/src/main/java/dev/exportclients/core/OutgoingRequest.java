package dev.exportclients.core;

import java.net.URI;
import java.util.Map;

/** A request as it will go on the wire, open for headers. Belongs to one attempt and one thread. */
public interface OutgoingRequest {
  String method();

  /** Absolute, percent-encoded, as sent. */
  URI uri();

  /** The headers so far, by lower-case name; a snapshot. */
  Map<String, String> headers();

  /** Sets a header, replacing any of that name. */
  void header(String name, String value);
}
