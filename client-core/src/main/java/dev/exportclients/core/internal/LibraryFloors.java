package dev.exportclients.core.internal;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The oldest versions of libraries that we work with. An application may have older ones for its
 * own reasons; it is told so at once, and not by a class that is missing in the middle of a call.
 */
final class LibraryFloors {
  private static final List<Library> ALL =
      List.of(
          new Library(
              "org.apache.httpcomponents.client5:httpclient5",
              "5.4",
              "org.apache.hc.client5.http.ssl.TlsSocketStrategy",
              "org.apache.hc.client5.http.classic.HttpClient"),
          new Library(
              "io.github.openfeign:feign-core",
              "13.0",
              "feign.ResponseInterceptor$Chain",
              "feign.Feign"),
          new Library(
              "com.fasterxml.jackson.core:jackson-core",
              "2.15",
              "com.fasterxml.jackson.core.StreamReadConstraints",
              "com.fasterxml.jackson.core.JsonFactory"),
          new Library(
              "com.fasterxml.jackson.core:jackson-databind",
              "2.15",
              "com.fasterxml.jackson.databind.EnumNamingStrategy",
              "com.fasterxml.jackson.databind.ObjectMapper"));

  private static final Pattern JAR_VERSION = Pattern.compile("-([0-9][0-9.]*)\\.jar");

  private LibraryFloors() {}

  /**
   * @throws IllegalStateException naming the library, its version, and the one that is needed
   */
  static void require() {
    ALL.forEach(Library::require);
  }

  /**
   * @param name for a build file
   * @param needed the first version that works
   * @param sinceThen a class that came with it
   * @param always a class that every version has
   */
  private record Library(String name, String needed, String sinceThen, String always) {
    void require() {
      if (find(sinceThen).isPresent()) {
        return;
      }
      throw new IllegalStateException(
          find(always)
                  .map(type -> name + " " + version(type) + " is too old: ")
                  .orElse(name + " is missing: ")
              + "at least "
              + needed
              + " is needed; set its version in dependencyManagement, before a BOM that has another");
    }

    private static Optional<Class<?>> find(String type) {
      try {
        return Optional.of(Class.forName(type, false, LibraryFloors.class.getClassLoader()));
      } catch (ClassNotFoundException missing) {
        return Optional.empty();
      }
    }

    /** As its manifest says, its module, or the name of its jar. */
    private static String version(Class<?> type) {
      return Stream.<Supplier<@Nullable String>>of(
              () -> type.getPackage().getImplementationVersion(),
              () -> moduleVersion(type),
              () -> jarVersion(String.valueOf(type.getProtectionDomain().getCodeSource())))
          .map(Supplier::get)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse("as it is here");
    }

    private static @Nullable String moduleVersion(Class<?> type) {
      ModuleDescriptor module = type.getModule().getDescriptor();
      return module == null ? null : module.rawVersion().orElse(null);
    }

    /** Of a name such as {@code feign-core-12.5.jar}. */
    private static @Nullable String jarVersion(String source) {
      Matcher version = JAR_VERSION.matcher(source);
      return version.find() ? version.group(1) : null;
    }
  }
}
