package dev.exportclients.sandbox.internal.provider.ems;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import java.util.List;
import java.util.Locale;

/** EMS's list of attachments, as JSON or XML; entity 0 has none. */
public final class EmsAttachments implements Handler {
  private static final List<String> MEDIA_TYPES =
      List.of("application/json", "text/json", "application/xml", "text/xml");

  private final ProviderSettings settings;

  public EmsAttachments(ProviderSettings settings) {
    this.settings = settings;
  }

  @Override
  public Response handle(ApiCall call) {
    String id = call.request.query("entityId").orElse("");
    if (id.startsWith("-")) {
      return SpecResponses.of(call, 404, "");
    }
    SpecialId special = SpecialId.of(call.route.operation, id);
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    String mediaType = settings.attachmentsMediaType().orElseGet(() -> negotiate(call));
    String example =
        (id.matches("0+") ? "noAttachments" : "attachments")
            + (mediaType.endsWith("xml") ? "Xml" : "Json");
    Response response = SpecResponses.of(call, 200, example);
    return response.with("Content-Type", mediaType + "; charset=utf-8");
  }

  /** The first that Accept lists and EMS can do. */
  private static String negotiate(ApiCall call) {
    for (String range : call.request.header("Accept").orElse("").split(",")) {
      String type = range.split(";")[0].trim().toLowerCase(Locale.ROOT);
      if (MEDIA_TYPES.contains(type)) {
        return type;
      }
    }
    return MEDIA_TYPES.get(0);
  }
}
