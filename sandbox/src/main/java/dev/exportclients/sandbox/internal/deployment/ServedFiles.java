package dev.exportclients.sandbox.internal.deployment;

import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.spec.Specs;
import dev.exportclients.sandbox.internal.store.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which file belongs to which id: one that a test put there, one of the size the id names, or the
 * spec's example.
 */
public final class ServedFiles {
  private final Map<String, StoredFile> served = new ConcurrentHashMap<>();
  private final Map<String, Function<String, StoredFile>> standards = new ConcurrentHashMap<>();

  /** What an operation that has no example of a file serves, by id, where no test put one. */
  public void standard(String operation, Function<String, StoredFile> files) {
    Route.of(operation);
    standards.put(operation, files);
  }

  public void put(String operation, String id, StoredFile file) {
    Route.of(operation);
    served.put(operation + " " + id, file);
  }

  /** Puts so many made-up bytes there, with the headers that the operation's files usually have. */
  public void put(String operation, String id, long size) {
    putLike(operation, id, StoredFile.generated(size, operation + " " + id));
  }

  /** Puts these bytes there, with the headers that the operation's files usually have. */
  public void put(String operation, String id, byte[] bytes) {
    putLike(operation, id, StoredFile.of(bytes));
  }

  private void putLike(String operation, String id, StoredFile bare) {
    StoredFile file = bare;
    for (Map.Entry<String, String> header : get(operation, id).headers().entrySet()) {
      file = file.header(header.getKey(), header.getValue());
    }
    put(operation, id, file);
  }

  /** The one that a test put there. */
  public Optional<StoredFile> find(String operation, String id) {
    return Optional.ofNullable(served.get(operation + " " + id));
  }

  /** What is served for an id. */
  public StoredFile get(String operation, String id) {
    return find(operation, id)
        .orElseGet(
            () -> standards.getOrDefault(operation, any -> example(operation, any)).apply(id));
  }

  private static StoredFile example(String operation, String id) {
    List<SpecExample> examples = Specs.loaded().examples(operation, 200);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(operation + " serves no files");
    }
    SpecExample example = examples.get(0);
    SpecialId special = SpecialId.of(id);
    StoredFile file =
        special.size().isPresent()
            ? StoredFile.generated(special.size().getAsLong(), operation + " " + id)
            : StoredFile.of(example.bytes());
    for (Map.Entry<String, String> header : example.headers().entrySet()) {
      file = file.header(header.getKey(), header.getValue());
    }
    return file;
  }

  void reset() {
    served.clear();
  }
}
