package dev.exportclients.cli.manual;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** A command's help: what it is and takes itself first, then the options of every command. */
public final class HelpLayout {
  private HelpLayout() {}

  public static void applyTo(CommandLine command) {
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
    List<String> commands = List.of(SECTION_KEY_COMMAND_LIST_HEADING, SECTION_KEY_COMMAND_LIST);
    sections.removeAll(commands);
    sections.addAll(sections.indexOf(SECTION_KEY_OPTION_LIST_HEADING), commands);
    command.setHelpSectionKeys(sections);
    command.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, HelpLayout::options);
    command.getSubcommands().values().forEach(HelpLayout::applyTo);
  }

  static boolean isGlobal(OptionSpec option) {
    return option.inherited() || option.scopeType() == CommandLine.ScopeType.INHERIT;
  }

  private static String options(Help help) {
    List<OptionSpec> options = help.commandSpec().options();
    String own = list(help, options.stream().filter(option -> !isGlobal(option)).toList());
    String global = list(help, options.stream().filter(HelpLayout::isGlobal).toList());
    return own + String.format("%nOptions of every command:%n") + global;
  }

  private static String list(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
    layout.addOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }
}
