package dev.exportclients.sandbox.internal.fault;

import dev.exportclients.sandbox.internal.http.HttpText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request target taken apart: {@code /faults/cut=70000/ems/attachments?entityId=1}.
 *
 * @param text the prefix as sent, such as {@code /faults/cut=70000}, or nothing
 * @param fault the faults, decoded, or nothing
 */
public record FaultPrefix(String text, String fault, String path, String query) {
  private static final String START = "/faults/";

  /** What stands before the path when a client takes the server for its proxy. */
  private static final Pattern ORIGIN = Pattern.compile("^(?i:https?)://[^/?]+/?");

  public static FaultPrefix of(String target, Optional<String> header) {
    String resource = ORIGIN.matcher(target).replaceFirst("/");
    int question = resource.indexOf('?');
    String path = question < 0 ? resource : resource.substring(0, question);
    String query = question < 0 ? "" : resource.substring(question + 1);
    if (!path.startsWith(START)) {
      return new FaultPrefix(
          header.map(f -> START + HttpText.encode(f)).orElse(""), header.orElse(""), path, query);
    }
    int end = path.indexOf('/', START.length());
    end = end < 0 ? path.length() : end;
    String rest = end == path.length() ? "/" : path.substring(end);
    return new FaultPrefix(
        path.substring(0, end), HttpText.decode(path.substring(START.length(), end)), rest, query);
  }
}
