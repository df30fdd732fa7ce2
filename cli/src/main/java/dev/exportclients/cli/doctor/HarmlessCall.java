package dev.exportclients.cli.doctor;

import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.options.EnumNames;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One authenticated call per provider that starts and changes nothing. Where the API has none, a
 * made-up id is asked for: who is told that there is no such thing was let in.
 */
enum HarmlessCall {
  EMS(
      clients -> {
        EmsClient client = clients.ems(none());
        return new Opened(
            () -> client.attachments(EntityType.EXPERIMENT, Long.MAX_VALUE), client::close);
      }),
  ECREPORTING(
      clients -> {
        EcReportingClient client = clients.ecReporting(none());
        ReportRequest report = ReportRequest.builder(madeUp()).build();
        return new Opened(() -> read(client.report(report)), client::close);
      }),
  WEBADMIT(
      clients -> {
        WebAdmitClient client = clients.webAdmit(none());
        return new Opened(client::userIdentities, client::close);
      }),
  METASTUDIO(
      clients -> {
        MetaStudioClient client = clients.metaStudio(none());
        return new Opened(() -> client.task(madeUp()), client::close);
      },
      "HUAWEICLOUD_SDK_");

  final String provider = name().toLowerCase(Locale.ROOT);

  /** How the names of its variables begin. */
  final List<String> prefixes;

  final Function<ClientFactory, Opened> open;

  HarmlessCall(Function<ClientFactory, Opened> open, String... othersPrefixes) {
    this.open = open;
    this.prefixes = Stream.concat(Stream.of(name() + "_"), Stream.of(othersPrefixes)).toList();
  }

  private static RetryPolicy none() {
    return RetryPolicy.defaults().withRetries(0);
  }

  private static String madeUp() {
    return "0".repeat(32);
  }

  private static void read(Download download) {
    download.read(content -> 0, DownloadOptions.defaults());
  }

  static final class Providers extends EnumNames {
    Providers() {
      super(HarmlessCall.class);
    }
  }

  /** A client, ready for its call. */
  record Opened(Runnable call, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }
}
