package dev.exportclients.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ResponseLimits;
import dev.exportclients.core.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** What IDEs complete the properties by, and which of them hold secrets. */
class MetadataTest {
  static final Map<String, JsonNode> PROPERTIES = read();

  private static Map<String, JsonNode> read() {
    try (InputStream file =
        MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      return StreamSupport.stream(
              new ObjectMapper().readTree(file).path("properties").spliterator(), false)
          .collect(
              Collectors.toMap(property -> property.path("name").asText(), Function.identity()));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Test
  void eachPropertyIsDescribed() {
    assertThat(PROPERTIES).hasSizeGreaterThan(100);
    assertThat(PROPERTIES.values())
        .allSatisfy(
            property ->
                assertThat(property.path("description").asText()).as("" + property).endsWith("."));
  }

  @Test
  void theDefaultsAreThoseOfTheClients() {
    ClientSettings settings = ClientSettings.defaults();
    RetryPolicy retries = RetryPolicy.defaults();
    ResponseLimits limits = ResponseLimits.defaults();

    assertThat(duration("connect-timeout")).isEqualTo(settings.connectTimeout());
    assertThat(duration("idle-timeout")).isEqualTo(settings.idleTimeout());
    assertThat(number("max-connections")).isEqualTo(settings.maxConnections());
    assertThat(number("retry-policy.retries")).isEqualTo(retries.retries());
    assertThat(duration("retry-policy.base-pause")).isEqualTo(retries.basePause());
    assertThat(duration("retry-policy.max-pause")).isEqualTo(retries.maxPause());
    assertThat(duration("retry-policy.max-retry-after")).isEqualTo(retries.maxRetryAfter());
    assertThat(bytes("response-limits.max-head-size")).isEqualTo(limits.maxHeadSize());
    assertThat(bytes("response-limits.max-body-size")).isEqualTo(limits.maxBodySize());
    assertThat(bytes("response-limits.minimum-speed")).isEqualTo(limits.minimumSpeed());
    assertThat(duration("response-limits.window")).isEqualTo(limits.window());
  }

  private static Duration duration(String name) {
    return DurationStyle.detectAndParse(standard(name).asText());
  }

  private static int number(String name) {
    return standard(name).asInt();
  }

  private static long bytes(String name) {
    return DataSize.parse(standard(name).asText()).toBytes();
  }

  private static JsonNode standard(String name) {
    return PROPERTIES.get("export-clients." + name).path("defaultValue");
  }

  @Test
  void whatIsHiddenWhenBoundIsHiddenByTheActuator() {
    List<String> hidden =
        PROPERTIES.entrySet().stream()
            .filter(property -> property.getValue().path("type").asText().contains("HiddenValue"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(hidden).hasSizeGreaterThan(12);
    assertThat(PROPERTIES.keySet())
        .filteredOn(SanitizingAutoConfiguration::isSecret)
        .containsExactlyInAnyOrderElementsOf(hidden);
    assertThat(hidden)
        .allSatisfy(
            name -> {
              String variable = name.replace("-", "").replace('.', '_').toUpperCase();
              assertThat(SanitizingAutoConfiguration.isSecret(variable)).isTrue();
            });
    assertThat(SanitizingAutoConfiguration.isSecret("export-clients.ecreporting.token-headers.X-A"))
        .isTrue();
    assertThat(SanitizingAutoConfiguration.isSecret("other.token")).isFalse();
  }
}
