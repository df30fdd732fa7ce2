package dev.exportclients.cli.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The settings of one tenant, by the names of the variables in whose place they count. Where a
 * profile has any variable of a provider, that provider's come from it alone.
 *
 * @param told where its settings are from, for people; empty for no profile
 */
public record Profile(String told, Map<String, Setting> settings) {
  static final Profile NONE = new Profile("", Map.of());

  /**
   * What a variable is set to.
   *
   * @param text may run a program, at the first call
   * @param isOfProgram whether it does
   */
  public record Setting(Supplier<String> text, boolean isOfProgram) {}

  public Profile {
    settings = Map.copyOf(settings);
  }

  /** Whether the environment's variable of that name does not count. */
  boolean decides(String variable) {
    String family = KnownVariables.family(variable);
    return settings.keySet().stream().anyMatch(own -> KnownVariables.family(own).equals(family));
  }

  /** The same, but for secrets of programs, which are not run: they are any word. */
  Profile withoutPrograms() {
    Map<String, Setting> read = new TreeMap<>();
    settings.forEach(
        (name, setting) ->
            read.put(
                name,
                setting.isOfProgram() && KnownVariables.isSecret(name, "")
                    ? new Setting(() -> "unread", false)
                    : setting));
    return new Profile(told, read);
  }
}
