package dev.exportclients.workflows.internal.payload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.exportclients.plans.ExportSource;

/** A source as JSON, by a mapper of our own: an application's may be set up in any way. */
public final class SourceText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addMixIn(ExportSource.class, Kinds.class)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SourceText() {}

  public static String of(ExportSource source) {
    try {
      return MAPPER.writerFor(ExportSource.class).writeValueAsString(source);
    } catch (JsonProcessingException neverOfTheseRecords) {
      throw new IllegalStateException(neverOfTheseRecords);
    }
  }

  /**
   * @throws IllegalArgumentException if it is of a newer version
   */
  public static ExportSource parse(String text) {
    try {
      return MAPPER.readValue(text, ExportSource.class);
    } catch (JsonProcessingException unknown) {
      throw new IllegalArgumentException(
          "the worker does not know this source, which may be of a newer version: " + text,
          unknown);
    }
  }

  /** The names are in histories: none may change. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ExportSource.EmsResults.class, name = "ems-results"),
    @JsonSubTypes.Type(value = ExportSource.EmsAttachments.class, name = "ems-attachments"),
    @JsonSubTypes.Type(value = ExportSource.EcReport.class, name = "ecreporting-report"),
    @JsonSubTypes.Type(value = ExportSource.WebAdmitExport.class, name = "webadmit-export"),
    @JsonSubTypes.Type(value = ExportSource.MetaStudioExport.class, name = "metastudio-export")
  })
  private interface Kinds {}
}
