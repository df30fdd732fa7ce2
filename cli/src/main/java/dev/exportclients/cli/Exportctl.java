package dev.exportclients.cli;

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
final class Exportctl {
  @Mixin private final GlobalOptions options = new GlobalOptions();
  private final Shell shell;

  Exportctl(Host host) {
    this.shell = new Shell(host, options);
  }

  /** Returns the exit code. Nothing escapes. */
  int run(String... arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals("--version")) {
        shell.console().result(Version.text());
        return ExitCode.DONE.number();
      }
      StringWriter help = new StringWriter();
      int exitCode = commandLine(help).execute(arguments);
      if (help.getBuffer().length() > 0) {
        shell.console().result(help.toString().stripTrailing());
      }
      return exitCode;
    } catch (RuntimeException | Error bug) {
      return failed(bug);
    }
  }

  private CommandLine commandLine(StringWriter help) {
    CommandLine root = new CommandLine(this);
    Stream.of(
            new EmsCommand(shell),
            new EcReportingCommand(shell),
            new WebAdmitCommand(shell),
            new MetaStudioCommand(shell),
            new DemoCommand(shell),
            new SandboxCommand(shell),
            new CompletionCommand(shell),
            new ManCommand(shell))
        .forEach(root::addSubcommand);
    root.getSubcommands().values().stream()
        .filter(command -> !command.getSubcommands().isEmpty())
        .forEach(group -> group.addSubcommand(new HelpCommand()));
    root.addSubcommand(new HelpCommand());
    root.getCommandSpec().usageMessage().footer(footer());
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

  private static String[] footer() {
    Stream<String> codes =
        Stream.of(ExitCode.values())
            .map(code -> String.format("  %3d  %s", code.number(), code.meaning()));
    return Stream.concat(
            Stream.of(
                "",
                "Credentials come from the environment; \"exportctl man\" names the variables.",
                "Exit codes; of several files, the first that failed gives it:"),
            codes)
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
    return new CommandLine.RunLast().execute(parsed);
  }

  private int misused(ParameterException wrong, String[] arguments) {
    options.json |= List.of(arguments).contains("--json");
    CommandLine command = wrong.getCommandLine();
    String help = "Try '" + command.getCommandSpec().qualifiedName() + " --help'.";
    if (!command.getSubcommands().isEmpty()) {
      help = "Commands: " + String.join(", ", command.getSubcommands().keySet()) + ". " + help;
    }
    String message = wrong.getMessage().replaceFirst("^Error: ", "");
    return told(ErrorReport.usage(message, help));
  }

  private int failed(Throwable thrown) {
    Throwable failure =
        thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    UnfinishedRunException run =
        failure instanceof UnfinishedRunException unfinished ? unfinished : null;
    Throwable root = Remedy.addedTo(run == null ? failure : run.getCause(), shell.environment());
    ErrorReport report =
        Thread.currentThread().isInterrupted() ? ErrorReport.interrupted() : ErrorReport.of(root);
    if (root instanceof StdoutException stdout && stdout.isUnread() && stdout.facts().isEmpty()) {
      return ExitCode.UNREAD.number();
    }
    shell.console().stackTrace(root);
    return told(run == null ? report : report.with(run));
  }

  private int told(ErrorReport report) {
    shell.console().error(report);
    return report.exitCode();
  }
}
