package dev.exportclients.sandbox.internal.provider.webadmit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run in the form of the spec's example for its state, with its own ids and link. */
final class WebAdmitEnvelope {
  private final ProviderSettings settings;

  WebAdmitEnvelope(ProviderSettings settings) {
    this.settings = settings;
  }

  ObjectNode of(WebAdmitRuns.Run run, String state, @Nullable String link) {
    ObjectNode envelope = example(link == null ? "queued" : "available");
    ObjectNode file = (ObjectNode) envelope.path("export_files");
    file.put("id", run.id);
    file.put("export_id", run.export);
    file.put("href", "/api/v1/exports/" + run.export + "/export_files/" + run.id);
    file.put("status", snakeCase(run) ? state : capitalised(state));
    if (link != null) {
      file.put("download_url", link);
    }
    if (settings.arrayEnvelopes() || run.form == WebAdmitRuns.Form.ARRAY) {
      ArrayNode array = envelope.arrayNode().add(file);
      envelope.set("export_files", array);
    }
    return envelope;
  }

  private boolean snakeCase(WebAdmitRuns.Run run) {
    return run.form == WebAdmitRuns.Form.SNAKE_CASE
        || run.form == WebAdmitRuns.Form.AS_SET && settings.snakeCaseStates();
  }

  private static ObjectNode example(String name) {
    JsonNode example = Specs.loaded().example("webadmit.showExportFile", 200, name).value();
    return (ObjectNode) example.deepCopy();
  }

  private static String capitalised(String state) {
    return Arrays.stream(state.split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
