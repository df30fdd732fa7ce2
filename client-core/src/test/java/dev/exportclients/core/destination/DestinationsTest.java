package dev.exportclients.core.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A destination is found by its address. */
class DestinationsTest {
  private final Destinations places = Destinations.of(Map.of("WHO", "me"));

  @ParameterizedTest
  @CsvSource({
    "a.csv, a.csv, false",
    "exports/, exports, true",
    "/x/2026:11.csv, /x/2026:11.csv, false",
    "file:///x/a%20b.csv, /x/a b.csv, false",
    "FILE:///x/, /x, true"
  })
  void pathsAreTheFileSystems(String address, Path path, boolean isFolder) {
    assertThat(places.at(address))
        .isInstanceOfSatisfying(
            FileDestination.class,
            found -> {
              assertThat(found.path()).isEqualTo(path);
              assertThat(found.isFolder()).isEqualTo(isFolder);
            });
    assertThat(Destinations.isRemote(address)).isFalse();
    assertThat(places.leftovers(address)).isEmpty();
    Destinations.requireValid(address);
  }

  @Test
  void schemeLeadsToItsProvider() {
    MemoryDestination.Provider.CLOSED.clear();
    List<String> handles = new ArrayList<>();
    try (places) {
      assertThat(places.at("Memory://m/x", handles::add)).isInstanceOf(MemoryDestination.class);
      assertThat(handles).containsExactly("Memory://m/x?by=me");
      assertThat(places.leftovers("memory://m/x"))
          .extracting(Leftover::handle)
          .containsExactly("memory://m/x?left");
      assertThat(places.sha256("memory://m/x")).contains("of memory://m/x");
      assertThat(places.sha256("a.csv")).isEmpty();
      places.abort("memory://m/x?left");
    }
    assertThat(MemoryDestination.Provider.CLOSED)
        .containsExactly("aborted memory://m/x?left", "closed");
    assertThat(Destinations.isRemote("memory://m/x")).isTrue();
    Destinations.requireValid("memory://m/x");
    assertThatThrownBy(() -> Destinations.requireValid("memory://other"))
        .hasMessage("no such memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs://lake/x", "s4://lake", "a\u0000b", " ", "file://host/x", "x\ny://z"})
  void whatNobodyProvidesIsRefused(String address) {
    assertThatThrownBy(() -> places.at(address)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Destinations.requireValid(address))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
