package dev.exportclients.plans.run;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.DestinationProvider;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Leftover;
import dev.exportclients.core.destination.Storage;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Files at {@code memory://…} with their hashes, as a store of objects keeps them. */
final class MemoryStorage implements Storage {
  /** By address. */
  static final Map<String, String> SHA256 = new ConcurrentHashMap<>();

  /** Found by its scheme. */
  public static final class Provider implements DestinationProvider {
    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public void requireValid(String address) {}

    @Override
    public Storage connect(Map<String, String> environment) {
      return new MemoryStorage();
    }
  }

  @Override
  public Destination at(String address, Consumer<String> unfinished) {
    return new Destination() {
      @Override
      public String address() {
        return address;
      }

      @Override
      public void check(boolean overwrite) {
        require(address, overwrite);
      }

      @Override
      public Upload begin(IncomingFile file) {
        return new MemoryUpload(
            address.endsWith("/") ? address + file.name() : address, file.overwrite());
      }
    };
  }

  private static void require(String address, boolean overwrite) {
    if (SHA256.containsKey(address) && !overwrite) {
      throw new DestinationException(address + " exists already", Reason.EXISTS, address, null);
    }
  }

  @Override
  public Optional<String> sha256(String address) {
    return Optional.ofNullable(SHA256.get(address));
  }

  @Override
  public List<Leftover> leftovers(String address) {
    return List.of();
  }

  @Override
  public void abort(String handle) {}

  private static final class MemoryUpload implements Upload {
    private final String address;
    private final boolean overwrite;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MemoryUpload(String address, boolean overwrite) {
      this.address = address;
      this.overwrite = overwrite;
    }

    @Override
    public void write(byte[] written, int offset, int length) {
      bytes.write(written, offset, length);
    }

    @Override
    public String commit(String sha256) {
      require(address, overwrite);
      SHA256.put(address, sha256);
      return address;
    }

    @Override
    public void abort() {}
  }
}
