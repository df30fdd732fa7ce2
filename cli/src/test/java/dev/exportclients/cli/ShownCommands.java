package dev.exportclients.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that a page shows between its fences. */
final class ShownCommands {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```");

  /** At the start of a line, maybe behind variables of its own, or in place of a value. */
  private static final Pattern EXPORTCTL =
      Pattern.compile(
          "(?:^|\\$\\()(?:[A-Z_]+=\\S+ )*(?:\\./)?exportctl"
              + "(?<arguments>(?:'[^']*'|\"[^\"]*\"|[^|>()&'\"])+)");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|[^\\s'\"]+");

  private ShownCommands() {}

  /**
   * One line of what somebody types, and what it prints then.
   *
   * @param command without the prompt
   */
  record Step(String command, List<String> printed) {
    /** Empty unless it calls {@code exportctl}. */
    List<String> arguments() {
      return ShownCommands.arguments(command);
    }
  }

  /** Each transcript: its commands follow on each other, and show what they print. */
  static List<List<Step>> transcripts(Path page) throws IOException {
    List<List<Step>> transcripts = new ArrayList<>();
    for (String block : blocks(page).filter(ShownCommands::isTranscript).toList()) {
      List<Step> steps = new ArrayList<>();
      for (String line : block.lines().toList()) {
        if (line.startsWith("$ ")) {
          steps.add(new Step(line.substring(2), new ArrayList<>()));
        } else {
          steps.get(steps.size() - 1).printed().add(line);
        }
      }
      transcripts.add(steps);
    }
    return transcripts;
  }

  /** Commands that stand alone. */
  static List<String> lines(Path page) throws IOException {
    return blocks(page)
        .filter(block -> !isTranscript(block))
        .flatMap(block -> block.replace("\\\n", " ").lines())
        .filter(line -> !arguments(line).isEmpty())
        .toList();
  }

  static List<String> arguments(String line) {
    Matcher call = EXPORTCTL.matcher(line.replaceFirst("\\s#.*", ""));
    return call.find() ? words(call.group("arguments")) : List.of();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(
            word ->
                word.group(1) != null
                    ? word.group(1)
                    : word.group(2) != null ? word.group(2) : word.group())
        .toList();
  }

  private static boolean isTranscript(String block) {
    return block.startsWith("$ ");
  }

  private static Stream<String> blocks(Path page) throws IOException {
    return FENCED.matcher(Files.readString(page)).results().map(block -> block.group(2));
  }
}
