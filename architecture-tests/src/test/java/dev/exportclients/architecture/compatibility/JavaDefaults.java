package dev.exportclients.architecture.compatibility;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javassist.bytecode.ClassFile;
import javassist.bytecode.FieldInfo;

/**
 * What a module's own classes say: what {@code defaults()} gives, what a fresh builder holds, each
 * public constant, and each duration that is a constant, whoever sees it: users feel it.
 */
final class JavaDefaults {
  private static final String FACTORY = "defaults";

  private final CompiledModule module;
  private final SortedMap<String, String> found = new TreeMap<>();

  private JavaDefaults(CompiledModule module) {
    this.module = module;
  }

  static SortedMap<String, String> of(CompiledModule module) throws ReflectiveOperationException {
    JavaDefaults defaults = new JavaDefaults(module);
    for (ClassFile type : module.classes().values()) {
      defaults.addConstants(type);
      if (module.isPublic(type.getName()) && !isStarters(type)) {
        defaults.add(load(type));
      }
    }
    return defaults.found;
  }

  /** Its types may need libraries that are not here; its defaults are those of its properties. */
  private static boolean isStarters(ClassFile type) {
    return type.getName().startsWith("dev.exportclients.spring.");
  }

  private static Class<?> load(ClassFile type) throws ClassNotFoundException {
    return Class.forName(type.getName(), false, JavaDefaults.class.getClassLoader());
  }

  private void addConstants(ClassFile type) throws ReflectiveOperationException {
    for (FieldInfo field : type.getFields()) {
      int flags = field.getAccessFlags();
      boolean isConstant = Flag.STATIC.isIn(flags) && Flag.FINAL.isIn(flags);
      boolean isShown = Flag.PUBLIC.isIn(flags) && module.isPublic(type.getName());
      if (isConstant && (isShown || field.getDescriptor().equals("Ljava/time/Duration;"))) {
        Field constant = load(type).getDeclaredField(field.getName());
        constant.setAccessible(true);
        Object value = constant.get(null);
        if (isSimple(value) && !constant.isEnumConstant()) {
          found.put(name(constant.getDeclaringClass()) + "." + field.getName(), shown(value));
        }
      }
    }
  }

  private void add(Class<?> type) throws ReflectiveOperationException {
    Optional<Object> defaults = defaults(type);
    if (defaults.isPresent()) {
      found.putAll(read(name(type), defaults.get()));
    } else if (type.getSimpleName().equals("Builder")
        && defaults(type.getEnclosingClass()).isEmpty()) {
      Constructor<?> fresh = type.getDeclaredConstructors()[0];
      fresh.setAccessible(true);
      fields(name(type), fresh.newInstance(new Object[fresh.getParameterCount()]), found);
    }
  }

  private static Optional<Object> defaults(Class<?> type) throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(FACTORY) && Modifier.isStatic(method.getModifiers())) {
        return Optional.of(method.invoke(null));
      }
    }
    return Optional.empty();
  }

  /** What its accessors give. */
  private static SortedMap<String, String> read(String name, Object settings)
      throws ReflectiveOperationException {
    SortedMap<String, String> values = new TreeMap<>();
    for (Method method : settings.getClass().getDeclaredMethods()) {
      boolean isAccessor =
          Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && method.getParameterCount() == 0
              && !List.of("hashCode", "toString").contains(method.getName());
      if (isAccessor) {
        put(name + "." + method.getName(), method.invoke(settings), values);
      }
    }
    return values;
  }

  /** Of an object that only its builder reads. */
  private static void fields(String name, Object holder, Map<String, String> values)
      throws ReflectiveOperationException {
    for (Class<?> type = holder.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          field.setAccessible(true);
          put(name + "." + field.getName(), field.get(holder), values);
        }
      }
    }
  }

  private static void put(String name, Object value, Map<String, String> values)
      throws ReflectiveOperationException {
    Object held = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (isSimple(held)) {
      values.put(name, shown(held));
    } else if (isLambda(held) || !held.getClass().getName().startsWith("dev.exportclients.")) {
      values.put(name, "code");
    } else if (defaults(held.getClass()).isPresent()) {
      Object usual = defaults(held.getClass()).get();
      if (read("", held).equals(read("", usual))) {
        values.put(name, name(held.getClass()) + ".defaults()");
      } else {
        values.putAll(read(name, held));
      }
    } else {
      fields(name, held, values);
    }
  }

  private static boolean isSimple(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum
        || value instanceof Duration
        || value instanceof URI
        || value instanceof Path
        || value instanceof ZoneId
        || value instanceof Collection
        || value instanceof Map;
  }

  private static boolean isLambda(Object value) {
    return value.getClass().isHidden() || value.getClass().isAnonymousClass();
  }

  private static String name(Class<?> type) {
    return type.getName().replace('$', '.').replace("dev.exportclients.", "");
  }

  /** As the documentation says it; a list in one line. */
  private static String shown(Object value) {
    if (value == null) {
      return "none";
    }
    if (value instanceof Duration duration) {
      return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
    if (value instanceof Collection<?> all && all.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty()) {
      return "none";
    }
    return value.toString().replaceAll("^export-clients/.*", "export-clients/VERSION");
  }
}
