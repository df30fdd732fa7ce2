package dev.exportclients.webadmit;

import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.webadmit.internal.ExportFileDto;
import dev.exportclients.webadmit.internal.ExportFileEnvelopeDto;
import dev.exportclients.webadmit.internal.UserIdentitiesDto;
import java.io.IOException;
import java.lang.reflect.Type;

/** JSON, with what the contract requires really there: Jackson doesn't mind. */
final class WebAdmitDecoder implements BodyDecoder {
  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value = json.decode(body, mediaType, type);
    if (value instanceof ExportFileEnvelopeDto envelope) {
      requireComplete(envelope.getExportFiles());
    } else if (value instanceof UserIdentitiesDto list
        && (list.getUserIdentities() == null
            || list.getUserIdentities().stream()
                .anyMatch(identity -> identity == null || identity.getId() == null))) {
      throw new IOException("user_identities, or the id of one, is missing");
    }
    return value;
  }

  private static void requireComplete(ExportFileDto file) throws IOException {
    if (file == null
        || file.getId() == null
        || file.getExportId() == null
        || file.getStatus() == null) {
      throw new IOException("export_files, or its id, export_id or status, is missing");
    }
  }
}
