package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What GraalVM's native-image has to be told, in the format that all its versions read: classes
 * that are found by reflection, interfaces that get a proxy, resources.
 */
class NativeImageMetadataTest {
  private static final String ROOT = "/META-INF/native-image/dev.exportclients/";
  private static final String CORE = "export-client-core";
  private static final Path FLOORS =
      Path.of("../client-core/src/main/java/dev/exportclients/core/internal/LibraryFloors.java");

  /** By GraalVM's page on reachability metadata; without conditions. */
  private static final Set<String> MEMBERS =
      Set.of("name", "allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields");

  @ParameterizedTest
  @FieldSource("dev.exportclients.specs.Provider#NAMES")
  void clientListsWhatIsGenerated(String provider) throws Exception {
    String generated = "dev.exportclients." + provider + ".internal";
    Map<String, Set<String>> expected = new TreeMap<>();
    Set<String> proxies = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPackages(generated)) {
      if (type.isInterface() && type.getSimpleName().endsWith("Api")) {
        proxies.add(type.getName());
        expected.put(type.getName(), Set.of("allDeclaredMethods"));
      } else if (!type.getSimpleName().equals("package-info")) {
        expected.put(
            type.getName(),
            Set.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields"));
      }
    }

    assertThat(reflection(provider + "-client")).isEqualTo(expected).hasSizeGreaterThan(5);
    JsonNode listed = read(provider + "-client", "proxy-config.json");
    assertThat(listed).hasSameSizeAs(proxies);
    for (JsonNode proxy : listed) {
      assertThat(proxy.size()).isOne();
      assertThat(proxy.path("interfaces")).hasSize(1);
      assertThat(proxies).contains(proxy.path("interfaces").path(0).textValue());
    }
  }

  @Test
  void coreListsWhatItLooksForByNames() throws Exception {
    Map<String, Set<String>> listed = reflection(CORE);
    for (String name : listed.keySet()) {
      assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
    }
    Set<String> floors =
        Pattern.compile("\"((?:feign|org\\.apache|com\\.fasterxml)\\.[\\w.$]+)\"")
            .matcher(Files.readString(FLOORS))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(floors).hasSizeGreaterThan(4);
    assertThat(listed.keySet())
        .containsAll(floors)
        .contains("dev.exportclients.core.internal.http.PercentEncoding");
  }

  @Test
  void coreListsTheResourceWithItsVersion() throws Exception {
    JsonNode included = read(CORE, "resource-config.json").at("/resources/includes");

    assertThat(included).hasSize(1);
    String resource = "dev/exportclients/core/version.properties";
    assertThat(resource).matches(included.path(0).path("pattern").textValue());
    assertThat(getClass().getResource("/" + resource)).isNotNull();
  }

  private static Map<String, Set<String>> reflection(String artifact) throws IOException {
    Map<String, Set<String>> types = new TreeMap<>();
    for (JsonNode type : read(artifact, "reflect-config.json")) {
      Set<String> members =
          StreamSupport.stream(((Iterable<String>) type::fieldNames).spliterator(), false)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(MEMBERS).containsAll(members);
      members.remove("name");
      assertThat(members).allMatch(member -> type.path(member).booleanValue());
      assertThat(types.put(type.path("name").textValue(), members)).isNull();
    }
    return types;
  }

  private static JsonNode read(String artifact, String file) throws IOException {
    try (InputStream in =
        NativeImageMetadataTest.class.getResourceAsStream(ROOT + artifact + "/" + file)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
