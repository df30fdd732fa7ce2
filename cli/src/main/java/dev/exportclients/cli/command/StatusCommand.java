package dev.exportclients.cli.command;

import dev.exportclients.cli.config.RunSource;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exportctl status}: 0 for whatever phase the provider told. */
@Command(name = "status", description = "Say where a run is: " + StatusCommand.PHASES)
public final class StatusCommand implements Runnable {
  static final String PHASES = "running, ready, empty, failed, expired or unknown";

  private final CommandContext context;
  @Mixin private HandleParameter handle = new HandleParameter();

  public StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    try (RunSource source = handle.source(context, RetryPolicy.defaults())) {
      ExportRun found = handle.find(source);
      show(found, found.status());
    }
  }

  private void show(ExportRun found, RunStatus status) {
    String phase = status.phase().name().toLowerCase(Locale.ROOT);
    if (!context.console().isJson()) {
      context.console().result(phase);
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("handle", found.handle().toString());
    json.put("phase", phase);
    json.put("provider_state", status.providerState().orElse(null));
    context.console().json(json);
  }
}
