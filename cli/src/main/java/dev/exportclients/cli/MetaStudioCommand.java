package dev.exportclients.cli;

import dev.exportclients.metastudio.MetaStudioClient;
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

  @Command(name = "result", description = "Download the result of an import or export task")
  void result(
      @Parameters(paramLabel = "TASK_ID", description = "The task") String taskId,
      @Mixin FileOptions file) {
    Delivery delivery = shell.delivery(file, spec);
    try (MetaStudioClient client = shell.clients().metaStudio(file.retryPolicy())) {
      var download = client.result(taskId);
      delivery.checked().deliver(download);
    }
  }
}
