package dev.exportclients.cli.command;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.options.IdentityOption;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.options.WaitOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.DownloadSource;
import dev.exportclients.cli.output.Json;
import dev.exportclients.cli.terminal.TerminalText;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.UserIdentity;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl webadmit}. */
@Command(name = "webadmit", description = "WebAdMIT: runs of exports and their files")
public final class WebAdmitCommand {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public WebAdmitCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "identities", description = "List the identities of the key's user")
  void identities() {
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      show(client.userIdentities());
    }
  }

  @Command(name = "start", description = "Start a run of an export, and print its handle")
  void start(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Mixin IdentityOption identity) {
    IdentityChoice choice = IdentityChoice.of(identity, context.environment());
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      UsageException.requirePositive("EXPORT_ID", exportId);
      ExportFile file = started(client, choice, exportId);
      run(client, file).tell(state(file));
    }
  }

  @Command(name = "status", description = "Say where a run is")
  void status(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Parameters(paramLabel = "FILE_ID", description = "The run's file") long fileId) {
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      UsageException.requirePositive("EXPORT_ID", exportId);
      UsageException.requirePositive("FILE_ID", fileId);
      ExportFile file = client.status(exportId, fileId);
      show(file, Json.snakeCase(file.status()));
    }
  }

  @Command(name = "download", description = "Download the files of runs, when they are there")
  int download(
      @Parameters(paramLabel = "EXPORT_ID", index = "0", description = "The export") long exportId,
      @Parameters(
              paramLabel = "FILE_ID",
              index = "1..*",
              arity = "1..*",
              description = "The runs' files")
          List<Long> fileIds,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    return context
        .deliveries(file, wait.atMost(), spec)
        .of(
            fileIds,
            () ->
                DownloadSource.of(
                    context.clients().webAdmit(file.retryPolicy()),
                    (client, fileId) -> client.download(exportId, fileId)));
  }

  @Command(name = "run", description = "Start a run of an export, wait, and download its file")
  void run(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Mixin IdentityOption identity,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    Delivery delivery = context.delivery(file, wait.atMost(), spec);
    IdentityChoice choice = IdentityChoice.of(identity, context.environment());
    try (WebAdmitClient client = context.clients().webAdmit(file.retryPolicy())) {
      UsageException.requirePositive("EXPORT_ID", exportId);
      if (delivery.checked().isDone(Map.of("export_id", exportId))) {
        return;
      }
      run(client, started(client, choice, exportId))
          .deliver(delivery, file, requireNonNull(spec.subcommands().get("run")).getCommandSpec());
    }
  }

  private StartedRun run(WebAdmitClient client, ExportFile file) {
    return new StartedRun(context, client.run(file.handle()), ids(file));
  }

  private ExportFile started(WebAdmitClient client, IdentityChoice choice, long exportId) {
    long userIdentity = choice.resolve(client);
    context.deadline().requireTimeFor("webadmit.startExport");
    return client.start(userIdentity, exportId);
  }

  private void show(ExportFile file, String text) {
    if (!context.console().isJson()) {
      context.console().result(TerminalText.of(text));
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>(ids(file));
    json.putAll(state(file));
    context.console().json(json);
  }

  private static Map<String, Object> ids(ExportFile file) {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("export_id", file.exportId());
    ids.put("file_id", file.id());
    return ids;
  }

  private static Map<String, Object> state(ExportFile file) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("status", Json.snakeCase(file.status()));
    state.put("href", file.href().orElse(null));
    return state;
  }

  private void show(List<UserIdentity> identities) {
    if (context.console().isJson()) {
      context.console().jsonList(identities.stream().map(WebAdmitCommand::json));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "TYPE", "ASSOCIATION", "INSTITUTION", "ORGANIZATION", "CYCLE"));
    identities.forEach(
        identity -> {
          List<String> row = new ArrayList<>(List.of("" + identity.id()));
          members(identity).values().forEach(value -> row.add(value.orElse("-")));
          rows.add(row);
        });
    context.console().table(rows);
  }

  private static Map<String, Object> json(UserIdentity identity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", identity.id());
    members(identity).forEach((name, value) -> json.put(name, value.orElse(null)));
    return json;
  }

  private static Map<String, Optional<String>> members(UserIdentity identity) {
    Map<String, Optional<String>> members = new LinkedHashMap<>();
    members.put("type", identity.type());
    members.put("association", identity.association());
    members.put("institution", identity.institution());
    members.put("organization", identity.organization());
    members.put("cycle", identity.cycle());
    return members;
  }
}
