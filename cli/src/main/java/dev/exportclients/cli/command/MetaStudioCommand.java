package dev.exportclients.cli.command;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.output.DownloadSource;
import dev.exportclients.metastudio.MetaStudioClient;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exportctl metastudio}. */
@Command(name = "metastudio", description = "Huawei MetaStudio: results of tasks")
public final class MetaStudioCommand {
  private final CommandContext context;
  @Spec private CommandSpec spec;

  public MetaStudioCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "result", description = "Download the results of import or export tasks")
  int result(
      @Parameters(paramLabel = "TASK_ID", arity = "1..*", description = "The tasks")
          List<String> taskIds,
      @Mixin FileOptions file) {
    return context
        .deliveries(file, Duration.ZERO, spec)
        .of(
            taskIds,
            () ->
                DownloadSource.of(
                    context.clients().metaStudio(file.retryPolicy()), MetaStudioClient::result));
  }
}
