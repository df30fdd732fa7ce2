package dev.exportclients.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** EMS's list of attachments, as JSON or XML; entity 0 has none. */
final class EmsAttachments implements Operation {
  private static final Set<String> TYPES =
      Set.of("experiment", "plate", "well", "study", "project");
  private static final List<String> MEDIA_TYPES =
      List.of("application/json", "text/json", "application/xml", "text/xml");

  private final EmsGate gate;
  private final ProviderSettings settings;

  EmsAttachments(Deployment deployment) {
    this.settings = deployment.settings();
    this.gate = new EmsGate(settings);
  }

  @Override
  public Answer answer(Call call) {
    Optional<Answer> refusal = gate.refuse(call);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String type = call.request.query("entityType").orElse("").toLowerCase(Locale.ROOT);
    String id = call.request.query("entityId").orElse("");
    if (!TYPES.contains(type) || Text.int64(id).isEmpty()) {
      return Errors.of(call, 400, "entityTypeInvalid");
    }
    if (id.startsWith("-")) {
      return Errors.of(call, 404, "");
    }
    SpecialId special = SpecialId.of(call.route.operation, id);
    if (special.status() != 0) {
      return Errors.of(call, special.status(), special.example());
    }
    String mediaType = settings.attachmentsMediaType().orElseGet(() -> negotiate(call));
    String example =
        (id.matches("0+") ? "noAttachments" : "attachments")
            + (mediaType.endsWith("xml") ? "Xml" : "Json");
    Answer answer = Errors.of(call, 200, example);
    return answer.with("Content-Type", mediaType + "; charset=utf-8");
  }

  /** The first that Accept lists and EMS can do. */
  private static String negotiate(Call call) {
    for (String range : call.request.header("Accept").orElse("").split(",")) {
      String type = range.split(";")[0].trim().toLowerCase(Locale.ROOT);
      if (MEDIA_TYPES.contains(type)) {
        return type;
      }
    }
    return MEDIA_TYPES.get(0);
  }
}
