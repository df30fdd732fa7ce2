package dev.exportclients.sandbox.internal.provider.webadmit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs in the form of the spec's examples, with their own ids, states and links. */
final class WebAdmitEnvelope {
  private final ProviderSettings settings;

  WebAdmitEnvelope(ProviderSettings settings) {
    this.settings = settings;
  }

  ObjectNode of(WebAdmitRuns.Run run, String state, @Nullable String link) {
    ObjectNode envelope = example("showExportFile", link == null ? "queued" : "available");
    ObjectNode file = (ObjectNode) envelope.path("export_files");
    fill(file, run, state);
    if (link != null) {
      file.put("download_url", link);
    }
    if (settings.arrayEnvelopes() || run.form == WebAdmitRuns.Form.ARRAY) {
      ArrayNode array = envelope.arrayNode().add(file);
      envelope.set("export_files", array);
    }
    return envelope;
  }

  /** Several runs, with their states, and without links. */
  ObjectNode list(long identity, Map<WebAdmitRuns.Run, String> states) {
    ObjectNode list = example("listExportFiles", "noExportFiles");
    list.put("href", "/api/v1/user_identities/" + identity + "/export_files");
    ArrayNode files = list.putArray("export_files");
    states.forEach((run, state) -> fill(files.addObject(), run, state));
    return list;
  }

  private void fill(ObjectNode file, WebAdmitRuns.Run run, String state) {
    file.put("id", run.id);
    file.put("export_id", run.export);
    file.put("href", "/api/v1/exports/" + run.export + "/export_files/" + run.id);
    file.put("status", snakeCase(run) ? state : capitalised(state));
  }

  private boolean snakeCase(WebAdmitRuns.Run run) {
    return run.form == WebAdmitRuns.Form.SNAKE_CASE
        || run.form == WebAdmitRuns.Form.AS_SET && settings.snakeCaseStates();
  }

  private static ObjectNode example(String operation, String name) {
    JsonNode example = Specs.loaded().example("webadmit." + operation, 200, name).value();
    return (ObjectNode) example.deepCopy();
  }

  private static String capitalised(String state) {
    return Arrays.stream(state.split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
