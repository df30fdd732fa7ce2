package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.plans.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** {@code exportctl plan schema}. */
@Command(name = "schema", description = "Print the JSON Schema of plans, for editors")
final class PlanSchemaCommand implements Runnable {
  private final CommandContext context;

  PlanSchemaCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    try (InputStream schema = Plan.class.getResourceAsStream("plan.schema.json")) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      context.console().result(text.stripTrailing());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
