package dev.exportclients.benchmarks.contender;

import java.io.IOException;

/** Downloads over one client, as a program would that uses it; safe for threads. */
interface Fetcher extends AutoCloseable {

  /** One download, and the SHA-256 of what came, in lower-case hex. */
  String fetch() throws IOException;

  @Override
  void close() throws IOException;
}
