package dev.exportclients.ecreporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.ecreporting.internal.FieldChoiceDto;
import dev.exportclients.ecreporting.internal.ReportOrderDto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a report are to be, twice: as the machine knows them, and as people see them.
 *
 * @param fields with machine names and ids
 * @param labelled the same with labels
 * @see <a
 *     href="https://docs.oracle.com/en/industries/life-sciences/clinical-one/coapi/CR_02_CreateSASReport.html">Oracle's
 *     sample of both</a>
 */
public record ReportFields(List<FieldChoice> fields, List<FieldChoice> labelled) {
  /** For a report that needs none: two empty lists, by our reading. */
  public static final ReportFields NONE = new ReportFields(List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param fields with machine names and ids
   * @param labelled the same with labels
   */
  public ReportFields {
    fields = List.copyOf(fields);
    labelled = List.copyOf(labelled);
  }

  /**
   * Reads what Oracle takes as the request's body: an object with the lists {@code fieldSpecsList}
   * and {@code extFieldSpecsList}.
   *
   * @param json the object as text; a list that it lacks is empty
   * @return what it says
   * @throws IllegalArgumentException if it is no such object, or has a member that we don't know
   */
  public static ReportFields parse(String json) {
    try {
      ReportOrderDto order = Lazy.MAPPER.readValue(json, ReportOrderDto.class);
      if (order != null) {
        return new ReportFields(
            choices(order.getFieldSpecsList()), choices(order.getExtFieldSpecsList()));
      }
    } catch (JsonProcessingException wrong) {
      throw new RefusedArgumentException(
          "the fields", "are not as Oracle takes them: " + wrong.getOriginalMessage(), wrong);
    } catch (NullPointerException missing) {
      throw new RefusedArgumentException(
          "a field", "lacks its fldId, fieldName, fieldType or fieldValueList", missing);
    }
    throw new RefusedArgumentException("the fields", "are null");
  }

  private static final class Lazy {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  private static List<FieldChoice> choices(@Nullable List<FieldChoiceDto> listed) {
    return listed == null ? List.of() : listed.stream().map(FieldChoice::of).toList();
  }

  ReportOrderDto toDto() {
    return new ReportOrderDto()
        .fieldSpecsList(fields.stream().map(FieldChoice::toDto).toList())
        .extFieldSpecsList(labelled.stream().map(FieldChoice::toDto).toList());
  }
}
