package dev.exportclients.cli.command;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.options.TaskOptions;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.options.WaitOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.DownloadSource;
import dev.exportclients.cli.output.TaskTable;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.provider.UploadFile;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.Task;
import dev.exportclients.metastudio.TaskQuery;
import dev.exportclients.metastudio.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl metastudio}. */
@Command(
    name = "metastudio",
    description = "Huawei MetaStudio: exports, imports, their tasks and results",
    addMethodSubcommands = false)
public final class MetaStudioCommand {
  private static final String PART = "A part of the resource, such as a skill (default: the whole)";
  private static final String RESOURCE =
      "The resource, such as knowledge-intent-question-create; no list of them is published";

  private final CommandContext context;
  @Spec private CommandSpec spec;

  public MetaStudioCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "export", description = "Start an export, and print its handle")
  void export(
      @Parameters(paramLabel = "RESOURCE", description = RESOURCE) String resource,
      @Option(names = "--business-id", paramLabel = "ID", description = PART)
          @Nullable String businessId) {
    requireNames(resource, businessId);
    try (MetaStudioClient client = context.clients().metaStudio(RetryPolicy.defaults())) {
      exported(client, resource, businessId, "export").tell();
    }
  }

  @Command(name = "run", description = "Start an export, wait, and download its file")
  void run(
      @Parameters(paramLabel = "RESOURCE", description = RESOURCE) String resource,
      @Option(names = "--business-id", paramLabel = "ID", description = PART)
          @Nullable String businessId,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    requireNames(resource, businessId);
    Delivery delivery = context.delivery(file, wait.atMost(), spec);
    try (MetaStudioClient client = context.clients().metaStudio(file.retryPolicy())) {
      if (delivery.checked().skipsTaken(Map.of("resource", resource))) {
        return;
      }
      exported(client, resource, businessId, "run").deliver(delivery, file, spec("run"));
    }
  }

  @Command(name = "import", description = "Start an import of a file, and print its handle")
  void importFile(
      @Parameters(paramLabel = "RESOURCE", index = "0", description = RESOURCE) String resource,
      @Parameters(paramLabel = "FILE", index = "1", description = "The file; see template")
          Path file,
      @Option(names = "--business-id", paramLabel = "ID", description = PART)
          @Nullable String businessId) {
    requireNames(resource, businessId);
    Path path = context.io().folder().resolve(file);
    // Before anything is sent, also to an identity service.
    UploadFile.requireUsable(path);
    try (MetaStudioClient client = context.clients().metaStudio(RetryPolicy.defaults())) {
      context.deadline().requireTimeFor("metastudio.importResource");
      started(
              () ->
                  businessId == null
                      ? client.importFile(resource, path)
                      : client.importFile(resource, businessId, path),
              resource,
              businessId,
              "import")
          .tell();
    }
  }

  @Command(name = "template", description = "Download what a file to import looks like")
  int template(
      @Parameters(paramLabel = "RESOURCE", arity = "1..*", description = RESOURCE)
          List<String> resources,
      @Mixin FileOptions file) {
    return context
        .deliveries(file, Duration.ZERO, spec)
        .deliverAll(
            resources,
            () ->
                DownloadSource.of(
                    context.clients().metaStudio(file.retryPolicy()), MetaStudioClient::template));
  }

  @Command(name = "task", description = "Say how far a task is")
  void task(@Parameters(paramLabel = "TASK_ID", description = "The task") String taskId) {
    requireId("TASK_ID", taskId);
    try (MetaStudioClient client = context.clients().metaStudio(RetryPolicy.defaults())) {
      Task task = client.task(taskId);
      if (context.console().isJson()) {
        context.console().json(TaskTable.json(task));
      } else {
        TaskTable.show(context.console(), List.of(task));
      }
    }
  }

  @Command(name = "tasks", description = "List tasks")
  void tasks(@Mixin TaskOptions which) {
    TaskQuery query = UsageException.checked(() -> query(which));
    try (MetaStudioClient client = context.clients().metaStudio(RetryPolicy.defaults())) {
      Tasks tasks = client.tasks(query);
      if (context.console().isJson()) {
        context.console().jsonList(tasks.tasks().stream().map(TaskTable::json));
      } else {
        TaskTable.show(context.console(), tasks.tasks());
      }
      if (!tasks.isComplete()) {
        context
            .console()
            .note(
                "the service listed "
                    + tasks.tasks().size()
                    + " of "
                    + tasks.count().orElse(0)
                    + " tasks; narrow them by --resource, --since or --until");
      }
    }
  }

  private static TaskQuery query(TaskOptions which) {
    return new TaskQuery(
        which.resources,
        Optional.ofNullable(which.businessId),
        Optional.ofNullable(which.since),
        Optional.ofNullable(which.until));
  }

  @Command(name = "delete", description = "Delete a task, with its result")
  void delete(@Parameters(paramLabel = "TASK_ID", description = "The task") String taskId) {
    requireId("TASK_ID", taskId);
    try (MetaStudioClient client = context.clients().metaStudio(RetryPolicy.defaults())) {
      client.delete(taskId);
      if (context.console().isJson()) {
        context.console().json(Map.of("task_id", taskId, "deleted", true));
      } else {
        context.console().note("deleted " + taskId);
      }
    }
  }

  @Command(name = "result", description = "Download the results of import or export tasks")
  int result(
      @Parameters(paramLabel = "TASK_ID", arity = "1..*", description = "The tasks")
          List<String> taskIds,
      @Mixin FileOptions file) {
    return context
        .deliveries(file, Duration.ZERO, spec)
        .deliverAll(
            taskIds,
            () ->
                DownloadSource.of(
                    context.clients().metaStudio(file.retryPolicy()), MetaStudioClient::result));
  }

  private CommandSpec spec(String command) {
    return requireNonNull(spec.subcommands().get(command)).getCommandSpec();
  }

  private StartedRun exported(
      MetaStudioClient client, String resource, @Nullable String businessId, String command) {
    context.deadline().requireTimeFor("metastudio.exportResource");
    return started(
        () -> businessId == null ? client.export(resource) : client.export(resource, businessId),
        resource,
        businessId,
        command);
  }

  private StartedRun started(
      Supplier<ExportRun> start, String resource, @Nullable String businessId, String command) {
    List<String> listing = new ArrayList<>(List.of("metastudio", "tasks", "--resource", resource));
    if (businessId != null) {
      listing.addAll(List.of("--business-id", businessId));
    }
    ExportRun run = StartedRun.orListedBy(start, spec(command), listing.toArray(String[]::new));
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("task_id", run.handle().ids().get(0));
    ids.put("resource", resource);
    if (businessId != null) {
      ids.put("business_id", businessId);
    }
    return new StartedRun(context, run, ids);
  }

  private static void requireNames(String resource, @Nullable String businessId) {
    requireId("RESOURCE", resource);
    if (businessId != null) {
      UsageException.checked(() -> Arguments.text(businessId, "--business-id"));
    }
  }

  private static void requireId(String name, String id) {
    UsageException.checked(() -> Arguments.id(id, name));
  }
}
