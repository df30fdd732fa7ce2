package dev.exportclients.cli.config.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.config.Deadline;
import dev.exportclients.cli.config.KnownVariables;
import dev.exportclients.cli.config.Profile.Setting;
import dev.exportclients.cli.config.ProgramOutput;
import dev.exportclients.plans.internal.reading.TextFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The values of a profile: text with references to the environment, a program to run, a file to
 * read.
 */
final class SettingValues {
  private static final int LARGEST = 64 * 1024;

  private final Path file;
  private final String owner;
  private final Map<String, String> environment;
  private final Deadline deadline;

  SettingValues(Path file, String owner, Map<String, String> environment, Deadline deadline) {
    this.file = file;
    this.owner = owner;
    this.environment = environment;
    this.deadline = deadline;
  }

  Setting setting(String name, JsonNode value) {
    if (value.isTextual() || value.isIntegralNumber()) {
      return text(name, value.asText());
    }
    JsonNode command = value.path("command");
    JsonNode named = value.path("file");
    if (value.isObject() && value.size() == 1 && isCommand(command)) {
      return program(name, command);
    }
    if (value.isObject() && value.size() == 1 && named.isTextual()) {
      return new Setting(once(() -> content(name, named.asText())), false);
    }
    throw wrong(
        name, "must be text, { command = [\"program\", \"argument\"] } or { file = \"name\" }");
  }

  private static boolean isCommand(JsonNode command) {
    if (!command.isArray() || command.isEmpty()) {
      return false;
    }
    for (JsonNode word : command) {
      if (!word.isTextual()) {
        return false;
      }
    }
    return !command.get(0).asText().isEmpty();
  }

  private Setting text(String name, String text) {
    Reference reference =
        Reference.of(text, () -> wrong(name, "holds a ${ that names no variable"));
    boolean isPlain =
        KnownVariables.isSecret(name, text) && !reference.hides(KnownVariables.isSecret(name, ""));
    if (isPlain && OwnersFile.isOpenToOthers(file)) {
      throw wrong(
          name,
          "is a secret in plain text, and others may read this file: chmod 600 it, or write"
              + " \"${NAME}\" of the environment, { command = [...] } or { file = \"...\" }");
    }
    return new Setting(() -> filled(name, reference), false);
  }

  private String filled(String name, Reference reference) {
    return reference.filled(
        variable -> {
          String value = environment.get(variable);
          if (value == null) {
            throw wrong(name, "refers to ${" + variable + "}, which is not set");
          }
          return value;
        });
  }

  private Setting program(String name, JsonNode command) {
    List<String> words = new ArrayList<>();
    command.forEach(word -> words.add(word.asText()));
    ProgramOutput program = new ProgramOutput(owner + name, words, environment);
    return new Setting(
        once(
            () -> {
              String line = program.firstLine(deadline.atMost(ProgramOutput.LONGEST)).strip();
              if (line.isEmpty()) {
                throw program.failed("printed nothing on its first line");
              }
              return line;
            }),
        true);
  }

  private String content(String name, String path) {
    try {
      Path secret = path(path);
      if (OwnersFile.isOpenToOthers(secret)) {
        throw wrong(name, "is in a file that others may read: chmod 600 " + secret);
      }
      return TextFile.read(secret, LARGEST).strip();
    } catch (IOException unreadable) {
      throw wrong(name, "is in a file that can't be used: " + unreadable.getMessage());
    } catch (InvalidPathException impossible) {
      throw wrong(name, "names no file that this system can have");
    }
  }

  private Path path(String path) {
    if (path.startsWith("~/")) {
      String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
      return Path.of(home).resolve(path.substring(2));
    }
    return file.resolveSibling(path);
  }

  private static Supplier<String> once(Supplier<String> value) {
    return new Supplier<>() {
      private String known = "";
      private boolean isKnown;

      @Override
      public synchronized String get() {
        if (!isKnown) {
          known = value.get();
          isKnown = true;
        }
        return known;
      }
    };
  }

  private ConfigurationException wrong(String name, String why) {
    return new ConfigurationException(file + ": " + owner + name + " " + why);
  }
}
