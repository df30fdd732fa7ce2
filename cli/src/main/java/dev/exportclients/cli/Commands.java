package dev.exportclients.cli;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.command.EcReportingCommand;
import dev.exportclients.cli.command.EmsCommand;
import dev.exportclients.cli.command.FetchCommand;
import dev.exportclients.cli.command.MetaStudioCommand;
import dev.exportclients.cli.command.StatusCommand;
import dev.exportclients.cli.command.TokensCommand;
import dev.exportclients.cli.command.WebAdmitCommand;
import dev.exportclients.cli.doctor.DoctorCommand;
import dev.exportclients.cli.manual.CompletionCommand;
import dev.exportclients.cli.manual.HelpCommand;
import dev.exportclients.cli.manual.ManCommand;
import dev.exportclients.cli.plan.Additions;
import dev.exportclients.cli.plan.PlanCommand;
import dev.exportclients.cli.sandbox.DemoCommand;
import dev.exportclients.cli.sandbox.SandboxCommand;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * All commands; or, where the first words of a call name one, only this: picocli takes longer to
 * read the others than most commands take to run.
 */
final class Commands {
  private final CommandContext context;
  private final Additions more;

  Commands(CommandContext context, Additions more) {
    this.context = context;
    this.more = more;
  }

  void addTo(CommandLine root, List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    String second = words.size() < 2 ? "" : words.get(1);
    List<Object> manuals = List.of(new CompletionCommand(context), new ManCommand(context));
    for (Object command : named(first, working(), manuals)) {
      CommandLine read = new CommandLine(command);
      named(second, below(command), List.of()).forEach(read::addSubcommand);
      root.addSubcommand(read);
    }
    root.getSubcommands().values().stream()
        .filter(command -> !command.getSubcommands().isEmpty())
        .forEach(group -> group.addSubcommand(new HelpCommand()));
    root.addSubcommand(new HelpCommand());
  }

  private List<Object> working() {
    List<Object> own =
        List.of(
            new EmsCommand(context),
            new EcReportingCommand(context),
            new WebAdmitCommand(context),
            new MetaStudioCommand(context),
            new StatusCommand(context),
            new FetchCommand(context),
            new TokensCommand(context),
            new PlanCommand(context, more),
            new DoctorCommand(context),
            new DemoCommand(context),
            new SandboxCommand(context));
    return both(own, more.commands(context));
  }

  private static List<Object> below(Object command) {
    return command instanceof PlanCommand plan
        ? plan.commands()
        : List.copyOf(CommandLine.getCommandMethods(command.getClass(), null));
  }

  /** The command of this name; all of them, and those that tell of all, where there is none. */
  private static List<Object> named(String name, List<Object> commands, List<Object> manuals) {
    List<Object> one = commands.stream().filter(command -> isNamed(command, name)).toList();
    return one.isEmpty() ? both(commands, manuals) : one;
  }

  private static boolean isNamed(Object command, String name) {
    AnnotatedElement annotated = command instanceof Method method ? method : command.getClass();
    return annotated.getAnnotation(Command.class).name().equals(name);
  }

  private static List<Object> both(List<Object> some, List<Object> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
