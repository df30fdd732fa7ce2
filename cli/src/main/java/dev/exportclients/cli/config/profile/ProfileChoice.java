package dev.exportclients.cli.config.profile;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.config.Deadline;
import dev.exportclients.cli.config.EnvironmentVariables;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which profile counts, and where the file with it is. */
public final class ProfileChoice {
  private static final String NAME = "EXPORTCTL_PROFILE";
  private static final String FILE = "EXPORTCTL_CONFIG";

  private ProfileChoice() {}

  /**
   * The settings with the profile of that name; without a name, that of the variable, or none.
   *
   * @param folder from where a relative name of the file starts
   * @throws ConfigurationException if there is no such profile, or it can't be used
   */
  public static EnvironmentVariables settings(
      Map<String, String> environment, @Nullable String named, Path folder, Deadline deadline) {
    String name = named == null ? environment.getOrDefault(NAME, "") : named;
    if (name.isBlank()) {
      return new EnvironmentVariables(environment);
    }
    Path file = file(environment, folder);
    return new EnvironmentVariables(
        environment, new ProfileFile(file, environment, deadline).profile(name.strip()));
  }

  private static Path file(Map<String, String> environment, Path folder) {
    String set = environment.getOrDefault(FILE, "").strip();
    try {
      return set.isEmpty()
          ? home(environment).resolve("exportctl/config.toml")
          : folder.resolve(set).normalize();
    } catch (InvalidPathException impossible) {
      throw new ConfigurationException(FILE + " names no file that this system can have");
    }
  }

  /** As the XDG Base Directory Specification has it: what is not absolute does not count. */
  private static Path home(Map<String, String> environment) {
    Path xdg = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return xdg.isAbsolute() ? xdg : Path.of(home).resolve(".config");
  }
}
