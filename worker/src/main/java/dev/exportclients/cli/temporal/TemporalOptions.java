package dev.exportclients.cli.temporal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Temporal is, and how to speak to it: as Temporal's own tools are told. */
final class TemporalOptions {
  @Option(
      names = "--temporal",
      paramLabel = "HOST:PORT",
      description = "Temporal's server (default: TEMPORAL_ADDRESS, or localhost:7233)")
  @Nullable String address;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Temporal's namespace (default: TEMPORAL_NAMESPACE, or default)")
  private @Nullable String namespace;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "The workers' task queue (default: exports)")
  String queue = "exports";

  @Option(
      names = "--tls",
      description = "Speak TLS (default: where there is a key or a certificate, or TEMPORAL_TLS)")
  private boolean tls;

  @Option(
      names = "--tls-ca-path",
      paramLabel = "PATH",
      description =
          "Authorities to trust in place of Java's, as PEM (default: TEMPORAL_TLS_SERVER_CA_CERT_PATH)")
  private @Nullable String authorities;

  @Option(
      names = "--tls-cert-path",
      paramLabel = "PATH",
      description = "Own certificate, as PEM (default: TEMPORAL_TLS_CLIENT_CERT_PATH)")
  private @Nullable String certificate;

  @Option(
      names = "--tls-key-path",
      paramLabel = "PATH",
      description = "Its private key, as PEM (default: TEMPORAL_TLS_CLIENT_KEY_PATH)")
  private @Nullable String key;

  @Option(
      names = "--tls-server-name",
      paramLabel = "NAME",
      description = "The name that the server proves (default: TEMPORAL_TLS_SERVER_NAME, or HOST)")
  private @Nullable String serverName;

  /** The variables of Temporal's tools, with these in their place. */
  Map<String, String> over(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    environment.forEach((name, value) -> all.put(name, value.strip()));
    put(all, "TEMPORAL_ADDRESS", address);
    put(all, "TEMPORAL_NAMESPACE", namespace);
    put(all, "TEMPORAL_TLS", tls ? "true" : null);
    put(all, "TEMPORAL_TLS_SERVER_CA_CERT_PATH", authorities);
    put(all, "TEMPORAL_TLS_CLIENT_CERT_PATH", certificate);
    put(all, "TEMPORAL_TLS_CLIENT_KEY_PATH", key);
    put(all, "TEMPORAL_TLS_SERVER_NAME", serverName);
    return all;
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
