package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.ClientRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field that a report has, to be filled in for a job. No page says where in a report's details
 * the fields are: whatever has an {@code fldId} is one. Texts are Oracle's own, and what those mean
 * of which no more is said here, no page says. Immutable.
 *
 * @param id Oracle's {@code fldId}, for {@link FieldChoice}
 * @param name machine name, for {@link FieldChoice}
 * @param label what people see
 * @param sequence where it stands
 * @param isMandatory whether a job must fill it in; false where that is not said
 * @param defaultValue as text
 * @param controlType Oracle's {@code fieldUiCtrlType}
 * @param prefetchUri Oracle's {@code fieldPreftchUri}
 * @param hideInUi {@code VISIBLE}, {@code HIDE}, {@code DISABLE}, {@code ADVANCED}, {@code
 *     SHOWANDHIDE} or {@code PARSE_PREFETCH_URI}
 * @param idFieldName Oracle's {@code idFldName}
 * @param valueFieldName Oracle's {@code valFldName}
 * @param parentId the field that its values depend on
 * @param searchSpec Oracle's {@code reportSearchSpec}
 * @param sortSpec Oracle's {@code reportSortSpec}
 * @param resultPath Oracle's {@code resultPath}
 */
public record ReportField(
    String id,
    Optional<String> name,
    Optional<String> label,
    Optional<Integer> sequence,
    boolean isMandatory,
    Optional<String> defaultValue,
    Optional<String> controlType,
    Optional<String> prefetchUri,
    Optional<String> hideInUi,
    Optional<String> idFieldName,
    Optional<String> valueFieldName,
    Optional<String> parentId,
    Optional<String> searchSpec,
    Optional<String> sortSpec,
    Optional<String> resultPath) {

  /** All below a value of JSON, in its order. */
  static List<ReportField> in(Object json, ClientRuntime runtime) {
    List<ReportField> fields = new ArrayList<>();
    collect(json, runtime, fields);
    return List.copyOf(fields);
  }

  private static void collect(Object json, ClientRuntime runtime, List<ReportField> fields) {
    if (json instanceof Map<?, ?> object) {
      text(object, "fldId", runtime).ifPresent(id -> fields.add(of(id, object, runtime)));
      object.values().forEach(value -> collect(value, runtime, fields));
    } else if (json instanceof Collection<?> array) {
      array.forEach(value -> collect(value, runtime, fields));
    }
  }

  private static ReportField of(String id, Map<?, ?> object, ClientRuntime runtime) {
    return new ReportField(
        id,
        text(object, "fieldName", runtime),
        text(object, "fldUiLabel", runtime),
        object.get("fldSeq") instanceof Integer sequence ? Optional.of(sequence) : Optional.empty(),
        "true".equalsIgnoreCase(text(object, "mandatoryFldInd", runtime).orElse("")),
        text(object, "defaultValue", runtime),
        text(object, "fieldUiCtrlType", runtime),
        text(object, "fieldPreftchUri", runtime),
        text(object, "hideInUI", runtime),
        text(object, "idFldName", runtime),
        text(object, "valFldName", runtime),
        text(object, "parFldId", runtime),
        text(object, "reportSearchSpec", runtime),
        text(object, "reportSortSpec", runtime),
        text(object, "resultPath", runtime));
  }

  private static Optional<String> text(Map<?, ?> object, String member, ClientRuntime runtime) {
    Object value = object.get(member);
    boolean isText = value instanceof String || value instanceof Number || value instanceof Boolean;
    return isText ? runtime.value(String.valueOf(value)) : Optional.empty();
  }
}
