package dev.exportclients.plans;

import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What is exported: of which provider, and which of its exports. */
public sealed interface ExportSource {
  /** {@return the provider's short name, such as {@code ems}} */
  String provider();

  /**
   * An experiment's results; EMS is asked to make them.
   *
   * @param experiment the experiment's id
   */
  record EmsResults(long experiment) implements ExportSource {
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
   * @param fields a file with the request's body as JSON; empty for two empty lists
   */
  record EcReport(
      Optional<String> study,
      StudyMode mode,
      String report,
      Optional<String> format,
      Optional<Path> fields)
      implements ExportSource {
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
    @Override
    public String provider() {
      return "metastudio";
    }
  }
}
