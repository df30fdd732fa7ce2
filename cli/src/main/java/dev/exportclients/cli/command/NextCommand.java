package dev.exportclients.cli.command;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.terminal.ShellQuoting;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.run.RunHandle;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What to type to go on with the run that a command has started: the same options, as far as fit.
 */
final class NextCommand {
  /** Why it did not get its file, or how it was told. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "--no-wait",
          "--wait-timeout",
          "--deadline",
          "--no-resume",
          "--output",
          "--json",
          "--quiet",
          "--verbose");

  private final List<String> words = new ArrayList<>();

  private final CommandSpec fetch;

  private NextCommand(CommandSpec fetch) {
    this.fetch = fetch;
  }

  /**
   * @param command the one that started the run
   * @param output its target, as it was given
   */
  static String of(
      CommandSpec command, @Nullable String output, RunHandle handle, RuntimeException why) {
    CommandLine root = command.root().commandLine();
    CommandSpec fetch = requireNonNull(root.getSubcommands().get("fetch")).getCommandSpec();
    NextCommand next = new NextCommand(fetch);
    next.words.addAll(List.of("fetch", handle.toString()));
    String target = why instanceof LocalFileException local ? beside(local, handle) : null;
    if (target == null) {
      target = output;
    }
    if (target != null) {
      next.add("--output", target);
    }
    for (CommandLine at = command.commandLine(); at != null; at = at.getParent()) {
      at.getParseResult().matchedOptions().forEach(next::add);
    }
    return next.words.stream()
        .map(ShellQuoting::of)
        .reduce((one, two) -> one + " " + two)
        .orElseThrow();
  }

  private void add(OptionSpec option) {
    String name = option.longestName();
    if (LEFT_OUT.contains(name) || fetch.findOption(name) == null) {
      return;
    }
    if (option.arity().max() == 0) {
      words.add(name);
    } else {
      option.originalStringValues().forEach(value -> add(name, value));
    }
  }

  private void add(String name, String value) {
    words.addAll(value.startsWith("-") ? List.of(name + "=" + value) : List.of(name, value));
  }

  /** Where the name is taken: one beside it that tells the run. */
  private static @Nullable String beside(LocalFileException failure, RunHandle handle) {
    Path taken = failure.path();
    if (!Files.exists(taken, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(taken)) {
      return null;
    }
    String name = taken.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int end = dot > 0 ? dot : name.length();
    List<String> ids = handle.ids();
    String id = ids.get(ids.size() - 1).replaceAll("[^A-Za-z0-9_-]", "_");
    return taken
        .resolveSibling(name.substring(0, end) + "-" + id + name.substring(end))
        .normalize()
        .toString();
  }
}
