package dev.exportclients.cli.command;

import dev.exportclients.cli.config.RunSource;
import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.options.WaitOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.core.run.ExportRun;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exportctl fetch}. */
@Command(name = "fetch", description = "Download the file of a run, when it is there")
public final class FetchCommand implements Runnable {
  private final CommandContext context;
  @Spec private CommandSpec spec;
  @Mixin private HandleParameter handle = new HandleParameter();
  @Mixin private FileOptions file = new FileOptions();
  @Mixin private WaitOptions wait = new WaitOptions();

  public FetchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    Delivery delivery = context.delivery(file, wait.atMost(), spec);
    try (RunSource source = handle.source(context, file.retryPolicy())) {
      ExportRun found = handle.find(source);
      delivery.checked().deliver(found.download(), Map.of("handle", found.handle().toString()));
    }
  }
}
