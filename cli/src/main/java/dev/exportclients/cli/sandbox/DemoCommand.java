package dev.exportclients.cli.sandbox;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.sandbox.runner.Demo;
import dev.exportclients.cli.sandbox.runner.DemoPlan;
import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code exportctl demo}. */
@Command(
    name = "demo",
    description = "Download from a sandbox of all four providers, through the real clients")
public final class DemoCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Keep the files in this folder (default: they are removed)")
  @Nullable String output;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "nightly.yaml",
      description = {
        "Write a plan of exports of all four providers and run it, with its ledger and files beside it",
        "(default: nightly.yaml in the current folder)"
      })
  @Nullable Path plan;

  public DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (plan != null && output != null) {
      throw new UsageException("--plan and --output contradict each other: a plan says where to");
    }
    if (plan != null) {
      return DemoPlan.run(context, plan);
    }
    if (output != null) {
      Path folder = Path.of(output);
      if (!Files.isDirectory(folder)) {
        throw new LocalFileException(folder + " is no folder; create it first", folder, null);
      }
      return new Demo(context, folder, true).run();
    }
    Path folder = temporaryFolder();
    try {
      return new Demo(context, folder, false).run();
    } finally {
      remove(folder);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("exportctl-demo-");
    } catch (IOException failure) {
      throw new LocalFileException(
          "can't create a temporary folder: " + failure.getMessage(), Path.of("."), failure);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
