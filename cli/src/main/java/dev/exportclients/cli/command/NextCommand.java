package dev.exportclients.cli.command;

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

  private final List<String> words;

  private final CommandSpec target;

  private NextCommand(CommandSpec command, List<String> words) {
    CommandLine called = ((AllCommands) command.root().userObject()).all();
    for (String word : words) {
      called = called.getSubcommands().getOrDefault(word, called);
    }
    this.words = new ArrayList<>(words);
    this.target = called.getCommandSpec();
  }

  /**
   * The one that fetches the run's file.
   *
   * @param command the one that started the run
   * @param output its target, as it was given
   */
  static String of(
      CommandSpec command, @Nullable String output, RunHandle handle, RuntimeException why) {
    NextCommand next = new NextCommand(command, List.of("fetch", handle.toString()));
    String target = why instanceof LocalFileException local ? beside(local, handle) : null;
    if (target == null) {
      target = output;
    }
    if (target != null) {
      next.add("--output", target);
    }
    return next.withOptionsOf(command);
  }

  /**
   * Another one.
   *
   * @param words what it consists of, beside the options that both have
   */
  static String of(CommandSpec command, String... words) {
    return new NextCommand(command, List.of(words)).withOptionsOf(command);
  }

  private String withOptionsOf(CommandSpec command) {
    for (CommandLine at = command.commandLine(); at != null; at = at.getParent()) {
      at.getParseResult().matchedOptions().forEach(this::add);
    }
    return words.stream().map(ShellQuoting::of).reduce((one, two) -> one + " " + two).orElseThrow();
  }

  private void add(OptionSpec option) {
    String name = option.longestName();
    if (LEFT_OUT.contains(name) || words.contains(name) || target.findOption(name) == null) {
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
