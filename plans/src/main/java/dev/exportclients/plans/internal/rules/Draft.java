package dev.exportclients.plans.internal.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export, as far as it is known: where one thing of it is wrong, the others are looked at all
 * the same.
 *
 * @param provider null if it is not known of what the export is
 * @param several whether it may have several files, which want a folder
 * @param to null for the default
 */
public record Draft(
    @Nullable String name,
    @Nullable String provider,
    boolean several,
    @Nullable String to,
    List<String> after) {
  boolean isWhole() {
    return name != null && provider != null;
  }
}
