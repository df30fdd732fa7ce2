package dev.exportclients.cli.command;

import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.output.Json;
import dev.exportclients.webadmit.Export;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.UserIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** WebAdMIT's lists, as tables or JSON. */
record WebAdmitLists(Console console) {

  void identities(List<UserIdentity> identities) {
    show(
        identities,
        List.of("ID", "TYPE", "ASSOCIATION", "INSTITUTION", "ORGANIZATION", "CYCLE"),
        WebAdmitLists::json,
        identity -> texts(json(identity)));
  }

  void exports(List<Export> exports) {
    show(
        exports,
        List.of("ID", "NAME", "LIST TYPE", "FORMAT", "MIME TYPE"),
        WebAdmitLists::json,
        export -> texts(json(export)));
  }

  void files(List<ExportFile> files) {
    show(
        files,
        List.of("HANDLE", "STATUS"),
        WebAdmitLists::json,
        file -> Stream.of(file.handle().toString(), Json.snakeCase(file.status())));
  }

  private <T> void show(
      List<T> values,
      List<String> titles,
      Function<T, Map<String, Object>> json,
      Function<T, Stream<String>> row) {
    if (console.isJson()) {
      console.jsonList(values.stream().map(json));
    } else {
      console.table(
          Stream.concat(Stream.of(titles), values.stream().map(value -> row.apply(value).toList()))
              .toList());
    }
  }

  private static Stream<String> texts(Map<String, Object> json) {
    return json.values().stream().map(value -> value == null ? "-" : value.toString());
  }

  private static Map<String, Object> json(UserIdentity identity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", identity.id());
    put(json, "type", identity.type());
    put(json, "association", identity.association());
    put(json, "institution", identity.institution());
    put(json, "organization", identity.organization());
    put(json, "cycle", identity.cycle());
    return json;
  }

  private static Map<String, Object> json(Export export) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", export.id());
    json.put("name", export.name());
    put(json, "list_type", export.listType());
    json.put("format", export.format());
    json.put("mime_type", export.mimeType());
    return json;
  }

  private static Map<String, Object> json(ExportFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("handle", file.handle().toString());
    json.putAll(WebAdmitCommand.ids(file));
    json.putAll(WebAdmitCommand.state(file));
    return json;
  }

  private static void put(Map<String, Object> json, String name, Optional<String> value) {
    json.put(name, value.orElse(null));
  }
}
