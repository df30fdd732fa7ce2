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
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl webadmit}. */
@Command(
    name = "webadmit",
    description = "WebAdMIT: runs of exports and their files",
    addMethodSubcommands = false)
public final class WebAdmitCommand {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public WebAdmitCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "identities", description = "List the identities of the key's user")
  void identities() {
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      new WebAdmitLists(context.console()).identities(client.userIdentities());
    }
  }

  @Command(name = "exports", description = "List the exports of all identities, or of one")
  void exports(
      @Option(
              names = "--identity",
              paramLabel = "ID",
              description = "Only what this user identity may run (default: all)")
          @Nullable Long identity) {
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      if (identity != null) {
        UsageException.requirePositive("--identity", identity);
      }
      new WebAdmitLists(context.console())
          .exports(identity == null ? client.exports() : client.exports(identity));
    }
  }

  @Command(
      name = "files",
      customSynopsis = "exportctl webadmit files --identity ID [OPTIONS]",
      description = "List the recent runs of an identity, with their handles")
  void files(
      @Option(
              names = "--identity",
              paramLabel = "ID",
              required = true,
              description = "The user identity that started them")
          long identity) {
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      UsageException.requirePositive("--identity", identity);
      new WebAdmitLists(context.console()).files(client.files(identity));
    }
  }

  @Command(name = "start", description = "Start a run of an export, and print its handle")
  void start(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Mixin IdentityOption identity) {
    IdentityChoice choice = IdentityChoice.of(identity, context.environment());
    try (WebAdmitClient client = context.clients().webAdmit(RetryPolicy.defaults())) {
      UsageException.requirePositive("EXPORT_ID", exportId);
      ExportFile file = started(client, choice, exportId, spec("start"));
      asRun(client, file).tell(state(file));
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
        .deliverAll(
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
      if (delivery.checked().skipsTaken(Map.of("export_id", exportId))) {
        return;
      }
      asRun(client, started(client, choice, exportId, spec("run")))
          .deliver(delivery, file, spec("run"));
    }
  }

  private StartedRun asRun(WebAdmitClient client, ExportFile file) {
    return new StartedRun(context, client.run(file.handle()), ids(file));
  }

  private CommandSpec spec(String command) {
    return requireNonNull(spec.subcommands().get(command)).getCommandSpec();
  }

  private ExportFile started(
      WebAdmitClient client, IdentityChoice choice, long exportId, CommandSpec command) {
    long userIdentity = choice.resolve(client);
    context.deadline().requireTimeFor("webadmit.startExport");
    return StartedRun.orListedBy(
        () -> client.start(userIdentity, exportId),
        command,
        "webadmit",
        "files",
        "--identity",
        "" + userIdentity);
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

  static Map<String, Object> ids(ExportFile file) {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("export_id", file.exportId());
    ids.put("file_id", file.id());
    return ids;
  }

  static Map<String, Object> state(ExportFile file) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("status", Json.snakeCase(file.status()));
    state.put("href", file.href().orElse(null));
    return state;
  }
}
