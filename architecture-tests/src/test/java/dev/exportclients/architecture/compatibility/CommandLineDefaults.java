package dev.exportclients.architecture.compatibility;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the options of {@code exportctl} say of their defaults. */
final class CommandLineDefaults {
  private static final Pattern SAID = Pattern.compile("\\(default: ([^)]*)\\)");

  private final SortedMap<String, String> found = new TreeMap<>();

  private CommandLineDefaults() {}

  static SortedMap<String, String> of(CompiledModule module) throws ClassNotFoundException {
    CommandLineDefaults defaults = new CommandLineDefaults();
    for (String name : module.classes().keySet()) {
      Class<?> type = Class.forName(name, false, CommandLineDefaults.class.getClassLoader());
      for (Field field : type.getDeclaredFields()) {
        defaults.add(owner(type), field);
      }
      for (Method method : type.getDeclaredMethods()) {
        for (Parameter parameter : method.getParameters()) {
          defaults.add(owner(type) + " " + name(method), parameter);
        }
      }
    }
    return defaults.found;
  }

  /** A command, or the class whose options several commands have. */
  private static String owner(Class<?> type) {
    return name(type).isEmpty() ? type.getSimpleName() : name(type);
  }

  private static String name(AnnotatedElement command) {
    return command.isAnnotationPresent(Command.class)
        ? command.getAnnotation(Command.class).name()
        : "";
  }

  private void add(String owner, AnnotatedElement element) {
    Option option = element.getAnnotation(Option.class);
    if (option != null) {
      String[] names = option.names();
      Matcher said = SAID.matcher(String.join(" ", option.description()));
      if (said.find()) {
        found.put("exportctl " + owner + " " + names[names.length - 1], said.group(1));
      }
    }
  }
}
