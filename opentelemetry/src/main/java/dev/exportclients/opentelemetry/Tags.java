package dev.exportclients.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Optional;
import java.util.OptionalInt;

/** The names of attributes: HTTP's by the semantic conventions, and our own. */
final class Tags {
  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("export.operation");
  static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("export.attempts");
  static final AttributeKey<Long> RETRIES = AttributeKey.longKey("export.retries");
  static final AttributeKey<Long> WAITS = AttributeKey.longKey("export.waits");
  static final AttributeKey<Double> WAITED = AttributeKey.doubleKey("export.waited");
  static final AttributeKey<Long> BYTES = AttributeKey.longKey("export.bytes");
  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<Long> RESENDS = AttributeKey.longKey("http.request.resend_count");
  static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("http.response.body.size");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private Tags() {}

  /** What came of it; neither if there was none. */
  static Attributes outcome(OptionalInt status, Optional<String> errorType) {
    AttributesBuilder outcome = Attributes.builder();
    status.ifPresent(code -> outcome.put(STATUS, (long) code));
    errorType.ifPresent(type -> outcome.put(ERROR_TYPE, type));
    return outcome.build();
  }
}
