package dev.exportclients.core.destination;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A destination for tests, as one writes it oneself. */
class MemoryDestination implements Destination {
  final Map<String, byte[]> files = new TreeMap<>();
  final List<String> aborted = new ArrayList<>();

  @Override
  public String address() {
    return "memory://m/";
  }

  @Override
  public Upload begin(IncomingFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new Upload() {
      @Override
      public void write(byte[] written, int offset, int length) {
        bytes.write(written, offset, length);
      }

      @Override
      public String commit(String sha256) {
        files.put(file.name(), bytes.toByteArray());
        return address() + file.name();
      }

      @Override
      public void abort() {
        aborted.add(file.name());
      }
    };
  }

  /** Finds it by an address. */
  public static final class Provider implements DestinationProvider {
    static final List<String> CLOSED = new ArrayList<>();

    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public void requireValid(String address) {
      if (!address.startsWith("memory://m/")) {
        throw new IllegalArgumentException("no such memory");
      }
    }

    @Override
    public Storage connect(Map<String, String> environment) {
      return new Storage() {
        @Override
        public Destination at(String address, Consumer<String> unfinished) {
          unfinished.accept(address + "?by=" + environment.get("WHO"));
          return new MemoryDestination();
        }

        @Override
        public List<Leftover> leftovers(String address) {
          return List.of(new Leftover(address + "?left", address, Instant.EPOCH));
        }

        @Override
        public Optional<String> sha256(String address) {
          return Optional.of("of " + address);
        }

        @Override
        public void abort(String handle) {
          CLOSED.add("aborted " + handle);
        }

        @Override
        public void close() {
          CLOSED.add("closed");
        }
      };
    }
  }
}
