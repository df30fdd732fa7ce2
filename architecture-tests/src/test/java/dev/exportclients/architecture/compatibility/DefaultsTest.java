package dev.exportclients.architecture.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The defaults of {@code fixture}, and one that is another. */
class DefaultsTest {
  private static final String NAMES = Fixture.PACKAGE.replace("dev.exportclients.", "") + ".";

  @Test
  void areReadFromTheCompiledClasses() throws ReflectiveOperationException {
    SortedMap<String, String> found = new TreeMap<>();
    JavaDefaults.of(Fixture.MODULE)
        .forEach((name, value) -> found.put(name.replace(NAMES, ""), value));

    assertThat(found)
        .containsExactly(
            entry("Client.Builder.id", "none"),
            entry("Client.Builder.options", NAMES + "Client.Options.defaults()"),
            entry("Client.Builder.retries", "4"),
            entry("Client.Builder.source", "code"),
            entry("Client.MOST", "7"),
            entry("Client.Options.timeout", "10s"),
            entry("Order.MARGIN", "1m"));
  }

  @Test
  void areReadFromWhatOptionsSay() throws ClassNotFoundException {
    assertThat(CommandLineDefaults.of(Fixture.MODULE))
        .containsExactly(
            entry("exportctl greet --name", "everybody"),
            entry("exportctl greet often --times", "3"));
  }

  @Test
  void areStoredAsTheyAre() {
    SortedMap<String, String> defaults =
        new TreeMap<>(Map.of("a.b", "x = y", "exportctl run --wait", ""));

    assertThat(Defaults.parse(Defaults.lines(defaults))).isEqualTo(defaults);
  }

  @Test
  void whatChangesIsTold() {
    SortedMap<String, String> before =
        Defaults.parse(List.of("core.timeout = 10s", "core.retries = 4", "core.limit = 7"));
    SortedMap<String, String> after =
        Defaults.parse(List.of("core.timeout = 20s", "core.retries = 4", "core.more = 1"));

    assertThat(Defaults.changes(before, after))
        .containsExactly("core.limit was 7, is no more", "core.timeout was 10s, is 20s");
    assertThat(Defaults.changes(before, before)).isEmpty();
  }

  @Test
  void anotherNameForTheSameIsNoChange() {
    SortedMap<String, String> before = Defaults.parse(List.of("cli.Old.LONGEST = 1m"));

    assertThat(Defaults.changes(before, Defaults.parse(List.of("cli.New.LONGEST = 1m")))).isEmpty();
    assertThat(Defaults.changes(before, Defaults.parse(List.of("cli.New.LONGEST = 2m"))))
        .containsExactly("cli.Old.LONGEST was 1m, is no more");
  }
}
