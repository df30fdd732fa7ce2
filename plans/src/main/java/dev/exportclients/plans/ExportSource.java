package dev.exportclients.plans;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is exported: of which provider, and which of its exports. Values that no provider can mean
 * are refused with an {@link IllegalArgumentException}.
 */
public sealed interface ExportSource {
  /** {@return the provider's short name, such as {@code ems}} */
  String provider();

  /**
   * An experiment's results; EMS is asked to make them.
   *
   * @param experiment the experiment's id
   */
  record EmsResults(long experiment) implements ExportSource {
    /**
     * Refuses an id that is none.
     *
     * @param experiment the experiment's id
     */
    public EmsResults {
      Arguments.positive(experiment, "experiment");
    }

    @Override
    public String provider() {
      return "ems";
    }
  }

  /**
   * All attachments of an entity, each a file. Nothing is started: they are there.
   *
   * @param type such as {@link EntityType#EXPERIMENT}
   * @param entityId its id
   */
  record EmsAttachments(EntityType type, long entityId) implements ExportSource {
    /**
     * Refuses an id that is none.
     *
     * @param type such as {
     * @param entityId its id
     */
    public EmsAttachments {
      requireNonNull(type, "type");
      Arguments.positive(entityId, "attachments-of");
    }

    @Override
    public String provider() {
      return "ems";
    }
  }

  /**
   * A report, made by a job.
   *
   * @param study the study's id; empty for a report of the whole tenant
   * @param mode in which mode of the study
   * @param report the report's id
   * @param format such as {@code CSV}; empty if it is left to Oracle
   * @param fields what the report's fields are to be, such as {@link ReportFields#NONE}
   */
  record EcReport(
      Optional<String> study,
      StudyMode mode,
      String report,
      Optional<String> format,
      ReportFields fields)
      implements ExportSource {
    /**
     * Refuses ids that are none, and an empty format.
     *
     * @param study the study's id; empty for a report of the whole tenant
     * @param mode in which mode of the study
     * @param report the report's id
     * @param format such as {
     * @param fields what the report's fields are to be, such as {
     */
    public EcReport {
      study.ifPresent(id -> Arguments.id(id, "study"));
      requireNonNull(mode, "mode");
      Arguments.id(report, "report");
      format.ifPresent(name -> Arguments.text(name, "format"));
      requireNonNull(fields, "fields");
    }

    @Override
    public String provider() {
      return "ecreporting";
    }
  }

  /**
   * A run of an export.
   *
   * @param export the export's id
   * @param identity who runs it; empty if the key's user has one identity alone
   */
  record WebAdmitExport(long export, OptionalLong identity) implements ExportSource {
    /**
     * Refuses ids that are none.
     *
     * @param export the export's id
     * @param identity who runs it; empty if the key's user has one identity alone
     */
    public WebAdmitExport {
      Arguments.positive(export, "export");
      identity.ifPresent(id -> Arguments.positive(id, "identity"));
    }

    @Override
    public String provider() {
      return "webadmit";
    }
  }

  /**
   * An export task.
   *
   * @param resource what is exported, such as {@code knowledge-intent-question-create}
   * @param business of which business; empty for none
   */
  record MetaStudioExport(String resource, Optional<String> business) implements ExportSource {
    /**
     * Refuses an empty resource or business.
     *
     * @param resource what is exported, such as {
     * @param business of which business; empty for none
     */
    public MetaStudioExport {
      Arguments.id(resource, "export");
      business.ifPresent(id -> Arguments.id(id, "business"));
    }

    @Override
    public String provider() {
      return "metastudio";
    }
  }
}
