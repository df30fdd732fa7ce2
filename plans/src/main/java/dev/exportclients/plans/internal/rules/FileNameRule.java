package dev.exportclients.plans.internal.rules;

import dev.exportclients.core.internal.http.FileNames;
import dev.exportclients.plans.internal.reading.Quoted;
import java.util.Optional;

/** Which names a file or folder of ours may have, on every system: as for names from servers. */
final class FileNameRule {
  private FileNameRule() {}

  /** What is wrong with it, if anything is. */
  static Optional<String> broken(String name, String what) {
    String safe = FileNames.safe(name);
    if (name.equals(safe)) {
      return Optional.empty();
    }
    String told = what + " '" + Quoted.of(name) + "' can't be the name of a file on every system";
    return Optional.of(
        safe == null || name.indexOf('/') >= 0 ? told : told + "; '" + safe + "' can");
  }
}
