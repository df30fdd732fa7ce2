package dev.exportclients.cli;

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
final class MetaStudioCommand {
  private final Shell shell;
  @Spec private CommandSpec spec;

  MetaStudioCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(name = "result", description = "Download the results of import or export tasks")
  int result(
      @Parameters(paramLabel = "TASK_ID", arity = "1..*", description = "The tasks")
          List<String> taskIds,
      @Mixin FileOptions file) {
    return shell
        .deliveries(file, Duration.ZERO, spec)
        .of(
            taskIds,
            () ->
                Source.of(
                    shell.clients().metaStudio(file.retryPolicy()), MetaStudioClient::result));
  }
}
