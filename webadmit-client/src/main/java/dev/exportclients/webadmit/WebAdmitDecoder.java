package dev.exportclients.webadmit;

import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.Required;
import dev.exportclients.webadmit.internal.ExportDto;
import dev.exportclients.webadmit.internal.ExportFileDto;
import dev.exportclients.webadmit.internal.ExportFileEnvelopeDto;
import dev.exportclients.webadmit.internal.ExportFilesDto;
import dev.exportclients.webadmit.internal.ExportsDto;
import dev.exportclients.webadmit.internal.RecentExportFileDto;
import dev.exportclients.webadmit.internal.UserIdentitiesDto;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON, with what the contract requires really there: Jackson doesn't mind. */
final class WebAdmitDecoder implements BodyDecoder {
  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value = json.decode(body, mediaType, type);
    if (value instanceof ExportFileEnvelopeDto run) {
      Required.isThere(
          isComplete(run.getExportFiles()), "export_files, or its id, export_id or status,");
    } else if (value instanceof UserIdentitiesDto list) {
      Required.isThere(
          isComplete(list.getUserIdentities(), identity -> identity.getId() != null),
          "user_identities, or the id of one,");
    } else if (value instanceof ExportsDto list) {
      Required.isThere(
          isComplete(list.getExports(), WebAdmitDecoder::isComplete),
          "exports, or the id, name, format or mime_type of one,");
    } else if (value instanceof ExportFilesDto list) {
      Required.isThere(
          isComplete(list.getExportFiles(), WebAdmitDecoder::isComplete),
          "export_files, or the id, export_id or status of one,");
    }
    return value;
  }

  private static <T> boolean isComplete(@Nullable List<T> list, Predicate<T> element) {
    return list != null && list.stream().allMatch(one -> one != null && element.test(one));
  }

  private static boolean isComplete(@Nullable ExportFileDto file) {
    return file != null && areThere(file.getId(), file.getExportId(), file.getStatus());
  }

  private static boolean isComplete(RecentExportFileDto file) {
    return areThere(file.getId(), file.getExportId(), file.getStatus());
  }

  private static boolean isComplete(ExportDto export) {
    return areThere(export.getId(), export.getName(), export.getFormat(), export.getMimeType());
  }

  private static boolean areThere(@Nullable Object... values) {
    return Stream.of(values).allMatch(value -> value != null);
  }
}
