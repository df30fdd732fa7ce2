package dev.exportclients.architecture.compatibility;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javassist.bytecode.ClassFile;

/**
 * A module of the build that has a public API.
 *
 * @param name of its folder
 * @param classes by their names, all of them
 * @param exported packages, to everybody
 */
record CompiledModule(String name, Map<String, ClassFile> classes, Set<String> exported) {
  /** Without a descriptor: Spring Boot's applications, and Temporal's, are on the class path. */
  private static final Set<String> AUTOMATIC = Set.of("spring-boot-starter", "workflows");

  /** Those with a descriptor that exports something, and the automatic ones. */
  static List<CompiledModule> all(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .filter(
              folder ->
                  AUTOMATIC.contains(folder.getFileName().toString())
                      || Files.exists(folder.resolve("src/main/java/module-info.java")))
          .sorted()
          .map(folder -> of(folder.getFileName().toString(), folder.resolve("target/classes")))
          .filter(module -> !module.exported.isEmpty())
          .toList();
    }
  }

  static CompiledModule of(String name, Path folder) {
    Map<String, ClassFile> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        if (!file.endsWith("module-info.class") && !file.endsWith("package-info.class")) {
          ClassFile type = read(file);
          classes.put(type.getName(), type);
        }
      }
      return new CompiledModule(name, classes, exported(folder, classes.keySet()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name + " is not compiled", unreadable);
    }
  }

  private static ClassFile read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new ClassFile(new DataInputStream(in));
    }
  }

  private static Set<String> exported(Path folder, Set<String> classes) throws IOException {
    Set<String> packages = new TreeSet<>();
    Path descriptor = folder.resolve("module-info.class");
    if (Files.exists(descriptor)) {
      try (InputStream in = Files.newInputStream(descriptor)) {
        ModuleDescriptor.read(in).exports().stream()
            .filter(exports -> !exports.isQualified())
            .forEach(exports -> packages.add(exports.source()));
      }
    } else {
      classes.forEach(type -> packages.add(packageOf(type)));
      packages.removeIf(each -> List.of(each.split("\\.")).contains("internal"));
    }
    return packages;
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  /** The lines of what others can name, with what it inherits from types that they can't. */
  List<String> api() {
    return classes.keySet().stream()
        .filter(this::isPublic)
        .map(classes::get)
        .flatMap(type -> ApiTypes.lines(type, hiddenAncestors(type)).stream())
        .toList();
  }

  private List<ClassFile> hiddenAncestors(ClassFile type) {
    List<ClassFile> hidden = new ArrayList<>();
    Stream.concat(Stream.of(type.getSuperclass()), Stream.of(type.getInterfaces()))
        .filter(name -> classes.containsKey(name) && !isPublic(name))
        .map(classes::get)
        .forEach(
            ancestor -> {
              hidden.add(ancestor);
              hidden.addAll(hiddenAncestors(ancestor));
            });
    return hidden;
  }

  /** And so is all that it is nested in. */
  boolean isPublic(String type) {
    int nested = type.lastIndexOf('$');
    return classes.containsKey(type)
        && exported.contains(packageOf(type))
        && Flag.isVisible(ApiTypes.flags(classes.get(type)))
        && (nested < 0 || isPublic(type.substring(0, nested)));
  }
}
