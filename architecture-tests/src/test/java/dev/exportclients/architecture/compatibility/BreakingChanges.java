package dev.exportclients.architecture.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiMethod;
import japicmp.model.JApiParameter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javassist.bytecode.ClassFile;

/** What breaks those who were compiled against an earlier API, or compile against it. */
final class BreakingChanges {
  private final SortedSet<String> found = new TreeSet<>();

  private BreakingChanges() {}

  /**
   * Such as {@code METHOD_REMOVED dev.exportclients.core.Secret.of(java.lang.String)}, in order.
   */
  static SortedSet<String> between(List<String> before, List<String> after) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setNoAnnotations(true);
    options.setClassPathMode(JarArchiveComparatorOptions.ClassPathMode.TWO_SEPARATE_CLASSPATHS);
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true); // Optional libraries.
    BreakingChanges changes = new BreakingChanges();
    new JarArchiveComparator(options)
        .compare(archive(before, "before"), archive(after, "after"))
        .forEach(changes::add);
    return changes.found;
  }

  private static JApiCmpArchive archive(List<String> lines, String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (ClassFile type : ApiTypes.read(lines)) {
        jar.putNextEntry(new JarEntry(type.getName().replace('.', '/') + ".class"));
        type.write(new DataOutputStream(jar));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new JApiCmpArchive(bytes.toByteArray(), "1.0.0", name);
  }

  private void add(JApiClass type) {
    String name = type.getFullyQualifiedName();
    add(type, name);
    add(type.getSuperclass(), name);
    add(type.getInterfaces(), name);
    type.getFields().forEach(field -> add(field, name + "." + field.getName()));
    type.getConstructors().forEach(constructor -> add(constructor, name + ".new"));
    for (JApiMethod method : type.getMethods()) {
      add(method.getReturnType(), add(method, name + "." + method.getName()));
    }
  }

  /** {@return its name with its parameters} */
  private String add(JApiBehavior called, String name) {
    String whole =
        called.getParameters().stream()
            .map(JApiParameter::getType)
            .collect(Collectors.joining(", ", name + "(", ")"));
    add((JApiCompatibility) called, whole);
    add(called.getParameters(), whole);
    return whole;
  }

  private void add(Collection<? extends JApiCompatibility> parts, String name) {
    parts.forEach(part -> add(part, name));
  }

  private void add(JApiCompatibility part, String name) {
    part.getCompatibilityChanges().stream()
        .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
        .forEach(change -> found.add(change.getType() + " " + name));
  }
}
