package dev.exportclients.cli.command;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.options.EnumNames;
import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.options.WaitOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.DownloadSource;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ems.Attachment;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl ems}. */
@Command(
    name = "ems",
    description = "EMS: results exports and attachments",
    addMethodSubcommands = false)
public final class EmsCommand {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public EmsCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "results", description = "Download the CSV of results exports")
  int results(
      @Parameters(
              paramLabel = "DATASET_ID",
              arity = "1..*",
              description = "The datasets that hold the exports")
          List<Long> datasetIds,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    return context
        .deliveries(file, wait.atMost(), spec)
        .deliverAll(
            datasetIds,
            () -> DownloadSource.of(context.clients().ems(file.retryPolicy()), EmsClient::results));
  }

  @Command(
      name = "start",
      description = {
        "Start the results export of an experiment, and print its handle",
        "EMS may take minutes to respond, and has ten; --idle-timeout changes that."
      })
  void start(
      @Parameters(paramLabel = "EXPERIMENT_ID", description = "The experiment") long experimentId) {
    try (EmsClient client = context.clients().ems(RetryPolicy.defaults())) {
      started(client, experimentId).tell();
    }
  }

  @Command(
      name = "run",
      description = "Start the results export of an experiment, wait, and download its CSV")
  void run(
      @Parameters(paramLabel = "EXPERIMENT_ID", description = "The experiment") long experimentId,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    Delivery delivery = context.delivery(file, wait.atMost(), spec);
    try (EmsClient client = context.clients().ems(file.retryPolicy())) {
      UsageException.requirePositive("EXPERIMENT_ID", experimentId);
      if (delivery.checked().skipsTaken(Map.of("experiment_id", experimentId))) {
        return;
      }
      started(client, experimentId)
          .deliver(delivery, file, requireNonNull(spec.subcommands().get("run")).getCommandSpec());
    }
  }

  private StartedRun started(EmsClient client, long experimentId) {
    UsageException.requirePositive("EXPERIMENT_ID", experimentId);
    context.deadline().requireTimeFor("ems.startResults");
    ExportRun run = client.startResults(experimentId);
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("experiment_id", experimentId);
    ids.put("dataset_id", Long.valueOf(run.handle().ids().get(0)));
    return new StartedRun(context, run, ids);
  }

  @Command(
      name = "attachments",
      customSynopsis = "exportctl ems attachments --entity-type TYPE --entity-id ID [OPTIONS]",
      description = "List the attachments of an entity")
  void attachments(
      @Option(
              names = "--entity-type",
              paramLabel = "TYPE",
              required = true,
              completionCandidates = EntityTypes.class,
              description = "${COMPLETION-CANDIDATES}")
          String entityType,
      @Option(names = "--entity-id", paramLabel = "ID", required = true, description = "The entity")
          long entityId) {
    EntityType type = UsageException.checked(() -> EntityType.of(entityType));
    try (EmsClient client = context.clients().ems(RetryPolicy.defaults())) {
      UsageException.requirePositive("--entity-id", entityId);
      show(client.attachments(type, entityId));
    }
  }

  @Command(name = "attachment", description = "Download attachments")
  int attachment(
      @Parameters(
              paramLabel = "ID",
              arity = "1..*",
              description = "The attachments, as \"ems attachments\" lists them")
          List<String> ids,
      @Mixin FileOptions file) {
    return context
        .deliveries(file, Duration.ZERO, spec)
        .deliverAll(
            ids,
            () ->
                DownloadSource.of(
                    context.clients().ems(file.retryPolicy()), EmsClient::attachment));
  }

  private void show(List<Attachment> attachments) {
    if (context.console().isJson()) {
      context.console().jsonList(attachments.stream().map(EmsCommand::json));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "FILENAME", "CREATED", "KIND", "DESCRIPTION"));
    attachments.forEach(attachment -> rows.add(row(attachment)));
    context.console().table(rows);
  }

  private static List<String> row(Attachment attachment) {
    return List.of(
        attachment.id(),
        attachment.filename().orElse("-"),
        time(attachment.created()).orElse("-"),
        attachment.kind().orElse("-"),
        attachment.description().orElse("-"));
  }

  private static Map<String, Object> json(Attachment attachment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", attachment.id());
    json.put("filename", attachment.filename().orElse(null));
    json.put("description", attachment.description().orElse(null));
    json.put("created", time(attachment.created()).orElse(null));
    json.put("kind", attachment.kind().orElse(null));
    return json;
  }

  private static Optional<String> time(Optional<LocalDateTime> created) {
    return created.map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format);
  }

  static final class EntityTypes extends EnumNames {
    EntityTypes() {
      super(EntityType.class);
    }
  }
}
