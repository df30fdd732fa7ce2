package dev.exportclients.core.internal.transport;

import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.provider.Attempt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up on a thread of its own: the system's lookup, which may hang for half a minute,
 * knows of no deadline and no interrupt. A lookup that is given up ends by itself.
 */
final class NameLookup implements DnsResolver {
  private final DnsResolver system;
  private final Attempt attempt;

  /**
   * @param attempt that waits for it
   */
  NameLookup(DnsResolver system, Attempt attempt) {
    this.system = system;
    this.attempt = attempt;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> system.resolve(host));
    Thread thread = new Thread(lookup, "export-clients-lookup");
    thread.setDaemon(true);
    thread.start();
    try {
      return lookup.get(attempt.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw attempt.late(late);
    } catch (InterruptedException interrupted) {
      throw ExchangeFailure.interrupted(interrupted);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** Of no use here: it names hosts for Kerberos. */
  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return system.resolveCanonicalHostname(host);
  }
}
