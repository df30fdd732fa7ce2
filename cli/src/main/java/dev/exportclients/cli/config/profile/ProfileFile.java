package dev.exportclients.cli.config.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.config.Deadline;
import dev.exportclients.cli.config.KnownVariables;
import dev.exportclients.cli.config.Profile;
import dev.exportclients.core.internal.argument.DidYouMean;
import dev.exportclients.plans.internal.reading.Quoted;
import dev.exportclients.plans.internal.reading.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration file: TOML, a table for each tenant, whose keys are names of variables. What is
 * wrong is said by file, profile and key, never by value.
 */
public final class ProfileFile {
  private static final int LARGEST = 1024 * 1024;
  private static final TomlMapper TOML = new TomlMapper();

  private final Path file;
  private final Map<String, String> environment;
  private final Deadline deadline;

  /**
   * @param environment for the references in it, and for the programs that it names
   */
  public ProfileFile(Path file, Map<String, String> environment, Deadline deadline) {
    this.file = file;
    this.environment = environment;
    this.deadline = deadline;
  }

  /**
   * Runs no program: that is for whoever needs the value.
   *
   * @throws ConfigurationException if there is no such profile, or it can't be used
   */
  public Profile profile(String name) {
    JsonNode root = root(name);
    JsonNode table = root.path(name);
    if (!table.isObject()) {
      throw new ConfigurationException(
          file + " has no profile '" + Quoted.of(name) + "'" + others(name, root));
    }
    SettingValues values =
        new SettingValues(file, "[" + Quoted.of(name) + "] ", environment, deadline);
    Map<String, Profile.Setting> settings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      requireKnown(entry.getKey(), name);
      settings.put(entry.getKey(), values.setting(entry.getKey(), entry.getValue()));
    }
    return new Profile("profile " + Quoted.of(name) + " of " + file, settings);
  }

  private JsonNode root(String profile) {
    try {
      return TOML.readTree(TextFile.read(file, LARGEST));
    } catch (JsonProcessingException broken) {
      // Its message may repeat a secret.
      JsonLocation at = broken.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new ConfigurationException(file + place + ": this is no TOML, or a key is there twice");
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          "profile '" + Quoted.of(profile) + "': " + file + ": " + unreadable.getMessage());
    }
  }

  /** Their names alone. */
  private static String others(String name, JsonNode root) {
    List<String> names =
        root.properties().stream()
            .filter(entry -> entry.getValue().isObject())
            .map(entry -> Quoted.of(entry.getKey()))
            .toList();
    String near = DidYouMean.of(name, names);
    return near.isEmpty() && !names.isEmpty() ? "; it has " + String.join(", ", names) : near;
  }

  private void requireKnown(String key, String profile) {
    List<String> known = KnownVariables.names();
    if (!known.contains(key)) {
      String near = DidYouMean.of(key, known);
      throw new ConfigurationException(
          file
              + ": ["
              + Quoted.of(profile)
              + "] "
              + Quoted.of(key)
              + " is no variable of exportctl's"
              + (near.isEmpty() ? "; \"exportctl man\" names them" : near));
    }
  }
}
