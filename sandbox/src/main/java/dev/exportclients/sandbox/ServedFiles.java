package dev.exportclients.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which file answers which id: one that a test put there, one of the size the id names, or the
 * spec's example.
 */
final class ServedFiles {
  private final Map<String, ServedFile> served = new ConcurrentHashMap<>();

  void put(String operation, String id, ServedFile file) {
    served.put(operation + " " + id, file);
  }

  /** The one that a test put there. */
  Optional<ServedFile> find(String operation, String id) {
    return Optional.ofNullable(served.get(operation + " " + id));
  }

  ServedFile get(String operation, String id) {
    return find(operation, id).orElseGet(() -> standard(operation, id));
  }

  private static ServedFile standard(String operation, String id) {
    List<SpecExample> examples = Specs.loaded().examples(operation, 200);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(operation + " serves no files");
    }
    SpecExample example = examples.get(0);
    SpecialId special = SpecialId.of(id);
    ServedFile file =
        special.size().isPresent()
            ? ServedFile.generated(special.size().getAsLong(), operation + " " + id)
            : ServedFile.of(example.bytes());
    for (Map.Entry<String, String> header : example.headers().entrySet()) {
      file = file.header(header.getKey(), header.getValue());
    }
    return file;
  }

  void reset() {
    served.clear();
  }
}
