package dev.exportclients.cli;

import dev.exportclients.core.RetryPolicy;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.UserIdentity;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl webadmit}. */
@Command(name = "webadmit", description = "WebAdMIT: runs of exports and their files")
final class WebAdmitCommand {
  private final Shell shell;
  @Spec private CommandSpec spec;

  WebAdmitCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(name = "identities", description = "List the identities of the key's user")
  void identities() {
    try (WebAdmitClient client = shell.clients().webAdmit(RetryPolicy.defaults())) {
      show(client.userIdentities());
    }
  }

  @Command(name = "start", description = "Start a run of an export, and say the id of its file")
  void start(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Mixin IdentityOption identity) {
    IdentityChoice choice = IdentityChoice.of(identity, shell.environment());
    long userIdentity;
    try (WebAdmitClient client = shell.clients().webAdmit(RetryPolicy.defaults())) {
      requireExportId(exportId);
      userIdentity = choice.resolve(client);
    }
    ExportFile started = started(userIdentity, exportId, RetryPolicy.defaults());
    try {
      show(started, Long.toString(started.id()));
    } catch (StdoutException lost) {
      throw lost.after(
          "started export " + exportId + ", file " + started.id(),
          Map.of("export_id", exportId, "file_id", started.id()));
    }
  }

  @Command(name = "status", description = "Say where a run is")
  void status(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Parameters(paramLabel = "FILE_ID", description = "The run's file") long fileId) {
    try (WebAdmitClient client = shell.clients().webAdmit(RetryPolicy.defaults())) {
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
    return shell
        .deliveries(file, wait.atMost(), spec)
        .of(
            fileIds,
            () ->
                Source.of(
                    shell.clients().webAdmit(file.retryPolicy()),
                    (client, fileId) -> client.download(exportId, fileId)));
  }

  @Command(name = "run", description = "Start a run of an export, wait, and download its file")
  void run(
      @Parameters(paramLabel = "EXPORT_ID", description = "The export") long exportId,
      @Mixin IdentityOption identity,
      @Mixin FileOptions file,
      @Mixin WaitOptions wait) {
    Delivery delivery = shell.delivery(file, wait.atMost(), spec);
    IdentityChoice choice = IdentityChoice.of(identity, shell.environment());
    long userIdentity;
    try (WebAdmitClient client = shell.clients().webAdmit(file.retryPolicy())) {
      requireExportId(exportId);
      if (delivery.checked().isDone(Map.of("export_id", exportId))) {
        return;
      }
      userIdentity = choice.resolve(client);
    }
    long fileId = started(userIdentity, exportId, file.retryPolicy()).id();
    new WebAdmitRun(shell, exportId, fileId, file, spec.subcommands().get("run").getCommandSpec())
        .deliver(delivery);
  }

  private ExportFile started(long userIdentity, long exportId, RetryPolicy retries) {
    shell.deadline().requireTimeFor("webadmit.startExport");
    try (WebAdmitClient client = shell.clients().webAdmit(retries)) {
      return client.start(userIdentity, exportId);
    }
  }

  /** Before a request that can't be taken back, and before one that asks for identities. */
  private static void requireExportId(long exportId) {
    if (exportId <= 0) {
      throw new IllegalArgumentException("EXPORT_ID must be a positive number, not " + exportId);
    }
  }

  /** The option of the commands that start a run. */
  static final class IdentityOption {
    @Option(
        names = "--identity",
        paramLabel = "ID",
        description = {
          "Start as this user identity",
          "(default: WEBADMIT_USER_IDENTITY, or the only one there is)"
        })
    @Nullable Long id;
  }

  private void show(ExportFile file, String text) {
    if (!shell.console().isJson()) {
      shell.console().result(Line.of(text));
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", Json.snakeCase(file.status()));
    json.put("export_id", file.exportId());
    json.put("file_id", file.id());
    json.put("href", file.href().orElse(null));
    shell.console().json(json);
  }

  private void show(List<UserIdentity> identities) {
    if (shell.console().isJson()) {
      shell.console().json(identities.stream().map(WebAdmitCommand::json));
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
    shell.console().table(rows);
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
