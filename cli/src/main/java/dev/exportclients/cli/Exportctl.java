package dev.exportclients.cli;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.command.AllCommands;
import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ConfigurationHint;
import dev.exportclients.cli.config.Version;
import dev.exportclients.cli.manual.HelpLayout;
import dev.exportclients.cli.options.DurationConverter;
import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.cli.options.IdConverter;
import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.cli.output.StdoutException;
import dev.exportclients.cli.output.UnfinishedRunException;
import dev.exportclients.cli.plan.Additions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The command line: reads it, runs the command, turns what went wrong into lines and a number. */
@Command(
    name = "exportctl",
    description = "Downloads exports from EMS, Oracle Clinical One, WebAdMIT and MetaStudio.")
public final class Exportctl implements AllCommands {
  @Mixin private final GlobalOptions options = new GlobalOptions();
  private final CommandContext context;
  private final Additions more;

  Exportctl(ProcessIo io) {
    this(io, new Additions() {});
  }

  /** With more commands than its own. */
  public Exportctl(ProcessIo io, Additions more) {
    this.more = more;
    this.context = new CommandContext(io, options);
  }

  /** Returns the exit code. Nothing escapes. */
  public int run(String... arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals("--version")) {
        context.console().result(Version.text());
        return ExitCode.DONE.number();
      }
      StringWriter help = new StringWriter();
      int exitCode = commandLine(help, List.of(arguments)).execute(arguments);
      if (help.getBuffer().length() > 0) {
        context.console().result(help.toString().stripTrailing());
      }
      return exitCode;
    } catch (RuntimeException | Error bug) {
      return failed(bug);
    }
  }

  @Override
  public CommandLine all() {
    return commandLine(new StringWriter(), List.of());
  }

  private CommandLine commandLine(StringWriter help, List<String> words) {
    CommandLine root = new CommandLine(this);
    new Commands(context, more).addTo(root, words);
    root.getCommandSpec().usageMessage().footer(footer(more.commands(context).isEmpty()));
    HelpLayout.applyTo(root);
    tellVersion(root);
    return root.registerConverter(Duration.class, new DurationConverter())
        .registerConverter(long.class, new IdConverter())
        .registerConverter(Long.class, new IdConverter())
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(help, true))
        .setExecutionStrategy(this::execute)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
  }

  /**
   * @param lacks whether it is the jar without Temporal
   */
  private static String[] footer(boolean lacks) {
    Stream<String> worker =
        lacks
            ? Stream.of(
                "Plans on many machines: worker, plan submit and plan cancel are in",
                "exportctl-worker.jar, which this command takes for them.")
            : Stream.empty();
    Stream<String> codes =
        Stream.of(ExitCode.values())
            .map(code -> String.format("  %3d  %s", code.number(), code.meaning()));
    return Stream.of(
            Stream.of(""),
            worker,
            Stream.of(
                "Credentials come from the environment, or a profile; \"exportctl man\" names the variables.",
                "Exit codes; of several files, the first that failed gives it:"),
            codes)
        .flatMap(lines -> lines)
        .toArray(String[]::new);
  }

  private static void tellVersion(CommandLine command) {
    command.getCommandSpec().version(Version.text());
    command.getSubcommands().values().forEach(Exportctl::tellVersion);
  }

  private int execute(CommandLine.ParseResult parsed) {
    if (options.quiet && options.verbose) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), "-q and -v contradict each other");
    }
    try (context) {
      return new CommandLine.RunLast().execute(parsed);
    }
  }

  private int misused(ParameterException wrong, String[] arguments) {
    options.json |= List.of(arguments).contains("--json");
    CommandLine command = called(wrong.getCommandLine());
    String help = "Try '" + command.getCommandSpec().qualifiedName() + " --help'.";
    if (!command.getSubcommands().isEmpty()) {
      help = "Commands: " + String.join(", ", command.getSubcommands().keySet()) + ". " + help;
    }
    String message = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    return told(ErrorReport.usage(message, help));
  }

  /** The command itself, where an option of all commands is wrong. */
  private static CommandLine called(CommandLine command) {
    CommandLine.ParseResult parsed = command.getParseResult();
    return parsed == null || !parsed.hasSubcommand()
        ? command
        : called(parsed.subcommand().commandSpec().commandLine());
  }

  private int failed(Throwable thrown) {
    Throwable failure =
        thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    UnfinishedRunException run =
        failure instanceof UnfinishedRunException unfinished ? unfinished : null;
    Throwable root =
        ConfigurationHint.addedTo(
            run == null ? failure : requireNonNull(run.getCause()), context::environment);
    ErrorReport report =
        Thread.currentThread().isInterrupted() ? ErrorReport.interrupted() : ErrorReport.of(root);
    if (root instanceof StdoutException stdout && stdout.isUnread() && stdout.facts().isEmpty()) {
      return ExitCode.UNREAD.number();
    }
    context.console().stackTrace(root);
    return told(run == null ? report : report.with(run));
  }

  private int told(ErrorReport report) {
    context.console().error(report);
    return report.exitCode();
  }
}
