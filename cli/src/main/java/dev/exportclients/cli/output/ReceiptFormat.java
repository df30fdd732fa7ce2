package dev.exportclients.cli.output;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a finished download was, for people and for programs. */
public final class ReceiptFormat {
  private ReceiptFormat() {}

  public static Map<String, Object> toJson(DownloadReceipt receipt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", receipt.file().map(Object::toString).orElse(null));
    json.put("bytes", receipt.bytes());
    json.put("sha256", receipt.sha256());
    json.put("media_type", receipt.mediaType().orElse(null));
    json.put("suggested_filename", receipt.suggestedFilename().orElse(null));
    json.put("etag", receipt.etag().orElse(null));
    json.put("attempts", receipt.attempts());
    json.put("resumes", receipt.resumes());
    json.put("started_at", receipt.startedAt().toString());
    json.put("finished_at", receipt.finishedAt().toString());
    json.put(
        "warnings",
        receipt.warnings().stream()
            .sorted()
            .map(warning -> warning.name().toLowerCase(Locale.ROOT))
            .toList());
    return json;
  }

  static String summary(DownloadReceipt receipt) {
    return receipt.bytes() + " bytes, sha256 " + receipt.sha256();
  }

  static String text(DownloadWarning warning) {
    return switch (warning) {
      case UNVERIFIED_LENGTH ->
          "the server promised no length, so a cut can't be told from the end";
      case EMPTY_FILE -> "the file has no bytes";
      case DECODED_GZIP -> "the server compressed the file unasked; it was decoded";
      case EXPORTED_WITH_ERRORS -> "the provider says that the export finished with errors";
      case LEFTOVER_FILE ->
          "the file is saved; a hidden .exportclients file beside it could not be removed, delete it";
    };
  }
}
