package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.ecreporting.internal.FieldChoiceDto;
import java.util.List;
import java.util.Optional;

/**
 * What one field of a report is to be.
 *
 * @param fieldId as in {@link ReportField#id}
 * @param name machine name, or the label among the {@linkplain ReportFields#labelled labelled};
 *     Oracle takes 255 characters
 * @param type {@code list}, {@code date}, {@code date-time}, {@code number}, {@code string} or
 *     {@code boolean}; others are sent, too
 * @param sequence where the field stands, from 0
 * @param values each as text
 */
public record FieldChoice(
    String fieldId, String name, String type, Optional<Integer> sequence, List<String> values) {

  /**
   * Checks the texts, and copies the values.
   *
   * @param fieldId as in {@link ReportField#id}
   * @param name machine name, or the label
   * @param type such as {@code list}
   * @param values each as text; may be empty
   * @param sequence where the field stands, from 0; empty is not sent
   * @throws IllegalArgumentException if a text is empty, or the id none
   */
  public FieldChoice {
    Arguments.id(fieldId, "field id");
    Arguments.text(name, "field name");
    Arguments.text(type, "field type");
    values = List.copyOf(values);
  }

  /**
   * {@return a choice that does not say where the field stands}
   *
   * @param fieldId as in {@link ReportField#id}
   * @param name machine name, or the label
   * @param type such as {@code list}
   * @param values each as text; may be empty
   * @throws IllegalArgumentException if a text is empty, or the id none
   */
  public static FieldChoice of(String fieldId, String name, String type, List<String> values) {
    return new FieldChoice(fieldId, name, type, Optional.empty(), values);
  }

  static FieldChoice of(FieldChoiceDto dto) {
    return new FieldChoice(
        dto.getFldId(),
        dto.getFieldName(),
        dto.getFieldType(),
        Optional.ofNullable(dto.getFieldSequence()),
        dto.getFieldValueList());
  }

  FieldChoiceDto toDto() {
    return new FieldChoiceDto()
        .fldId(fieldId)
        .fieldName(name)
        .fieldType(type)
        .fieldSequence(sequence.orElse(null))
        .fieldValueList(values);
  }
}
