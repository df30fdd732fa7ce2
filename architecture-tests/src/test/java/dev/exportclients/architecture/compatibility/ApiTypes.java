package dev.exportclients.architecture.compatibility;

import dev.exportclients.architecture.compatibility.ApiLine.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.ClassFile;
import javassist.bytecode.ConstPool;
import javassist.bytecode.DuplicateMemberException;
import javassist.bytecode.ExceptionsAttribute;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.SignatureAttribute;

/** Class files to lines of the baseline, and back to class files without code. */
final class ApiTypes {
  private ApiTypes() {}

  /**
   * The type, then what others can call of it.
   *
   * @param hidden the ancestors that others can't name, the nearest first
   */
  static List<String> lines(ClassFile type, List<ClassFile> hidden) {
    String parent = type.getSuperclass();
    Set<String> interfaces = new TreeSet<>(List.of(type.getInterfaces()));
    Map<String, ApiLine> members = new HashMap<>();
    members(type).forEach(member -> members.put(member.name(), member));
    for (ClassFile ancestor : hidden) {
      parent = parent.equals(ancestor.getName()) ? ancestor.getSuperclass() : parent;
      interfaces.addAll(List.of(ancestor.getInterfaces()));
      members(ancestor)
          .filter(member -> !member.name().startsWith(MethodInfo.nameInit))
          .forEach(member -> members.putIfAbsent(member.name(), member));
    }
    hidden.forEach(ancestor -> interfaces.remove(ancestor.getName()));

    Map<String, String> details = new LinkedHashMap<>();
    details.put(ApiLine.EXTENDS, parent);
    put(ApiLine.IMPLEMENTS, interfaces, details);
    generic(type.getAttribute(SignatureAttribute.tag), details);
    details.computeIfPresent(
        ApiLine.GENERIC, (word, signature) -> signature.startsWith("<") ? signature : null);
    ApiLine first = new ApiLine(flags(type), Kind.TYPE, type.getName(), details);
    return Stream.concat(
            Stream.of(first.toString()), members.values().stream().map(ApiLine::toString).sorted())
        .toList();
  }

  private static Stream<ApiLine> members(ClassFile type) {
    return Stream.concat(
        type.getFields().stream()
            .filter(field -> isCallable(field.getAccessFlags()))
            .map(ApiTypes::line),
        type.getMethods().stream()
            .filter(method -> isCallable(method.getAccessFlags()))
            .map(ApiTypes::line));
  }

  /** A nested type says of itself in another place whether it is protected or static. */
  static int flags(ClassFile type) {
    int nested = type.getInnerAccessFlags();
    return nested == -1 ? type.getAccessFlags() : nested;
  }

  /** The compiler's own methods only serve what is in the sources. */
  private static boolean isCallable(int flags) {
    return Flag.isVisible(flags) && (flags & AccessFlag.SYNTHETIC) == 0;
  }

  private static ApiLine line(FieldInfo field) {
    Map<String, String> details = new LinkedHashMap<>();
    generic(field.getAttribute(SignatureAttribute.tag), details);
    String name = field.getName() + ":" + field.getDescriptor();
    int flags = field.getAccessFlags() & ~Flag.VARARGS.bit;
    return new ApiLine(flags, Kind.FIELD, name, details);
  }

  private static ApiLine line(MethodInfo method) {
    Map<String, String> details = new LinkedHashMap<>();
    generic(method.getAttribute(SignatureAttribute.tag), details);
    ExceptionsAttribute exceptions = method.getExceptionsAttribute();
    if (exceptions != null) {
      put(ApiLine.THROWS, List.of(exceptions.getExceptions()), details);
    }
    String name = method.getName() + method.getDescriptor();
    return new ApiLine(method.getAccessFlags(), Kind.METHOD, name, details);
  }

  private static void generic(AttributeInfo signature, Map<String, String> details) {
    if (signature instanceof SignatureAttribute generic) {
      details.put(ApiLine.GENERIC, generic.getSignature());
    }
  }

  private static void put(String detail, Collection<String> names, Map<String, String> details) {
    if (!names.isEmpty()) {
      details.put(detail, String.join(",", names));
    }
  }

  static List<ClassFile> read(List<String> lines) {
    List<ClassFile> types = new ArrayList<>();
    for (String text : lines) {
      ApiLine line = ApiLine.parse(text);
      if (line.kind() == Kind.TYPE) {
        types.add(type(line));
      } else {
        add(line, types.get(types.size() - 1));
      }
    }
    return types;
  }

  private static ClassFile type(ApiLine line) {
    ClassFile type = new ClassFile(false, line.name(), line.details().get(ApiLine.EXTENDS));
    type.setAccessFlags(line.flags());
    type.setInterfaces(line.list(ApiLine.IMPLEMENTS));
    signature(line, type.getConstPool()).forEach(type::addAttribute);
    return type;
  }

  private static void add(ApiLine line, ClassFile type) {
    ConstPool pool = type.getConstPool();
    try {
      if (line.kind() == Kind.FIELD) {
        String[] parts = line.name().split(":");
        FieldInfo field = new FieldInfo(pool, parts[0], parts[1]);
        field.setAccessFlags(line.flags());
        signature(line, pool).forEach(field::addAttribute);
        type.addField(field);
      } else {
        int parameters = line.name().indexOf('(');
        String descriptor = line.name().substring(parameters);
        MethodInfo method = new MethodInfo(pool, line.name().substring(0, parameters), descriptor);
        method.setAccessFlags(line.flags());
        ExceptionsAttribute exceptions = new ExceptionsAttribute(pool);
        exceptions.setExceptions(line.list(ApiLine.THROWS));
        method.setExceptionsAttribute(exceptions);
        signature(line, pool).forEach(method::addAttribute);
        type.addMethod(method);
      }
    } catch (DuplicateMemberException twice) {
      throw new IllegalArgumentException(type.getName() + " has this twice: " + line, twice);
    }
  }

  private static Stream<AttributeInfo> signature(ApiLine line, ConstPool pool) {
    return Stream.ofNullable(line.details().get(ApiLine.GENERIC))
        .map(generic -> new SignatureAttribute(pool, generic));
  }
}
