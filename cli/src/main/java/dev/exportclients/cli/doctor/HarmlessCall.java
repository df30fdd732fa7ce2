package dev.exportclients.cli.doctor;

import dev.exportclients.cli.config.ClientFactory;
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
import java.util.function.Function;

/**
 * One authenticated call per provider that starts and changes nothing. Where the API has none, a
 * made-up id is asked for: who is told that there is no such thing was let in.
 */
enum HarmlessCall {
  EMS(
      "ems",
      List.of("EMS_"),
      clients -> {
        EmsClient client = clients.ems(none());
        return new Opened(
            () -> client.attachments(EntityType.EXPERIMENT, Long.MAX_VALUE), client::close);
      }),
  ECREPORTING(
      "ecreporting",
      List.of("ECREPORTING_"),
      clients -> {
        EcReportingClient client = clients.ecReporting(none());
        ReportRequest report = ReportRequest.builder(madeUp()).build();
        return new Opened(() -> read(client.report(report)), client::close);
      }),
  WEBADMIT(
      "webadmit",
      List.of("WEBADMIT_"),
      clients -> {
        WebAdmitClient client = clients.webAdmit(none());
        return new Opened(client::userIdentities, client::close);
      }),
  METASTUDIO(
      "metastudio",
      List.of("METASTUDIO_", "HUAWEICLOUD_SDK_"),
      clients -> {
        MetaStudioClient client = clients.metaStudio(none());
        return new Opened(() -> client.task(madeUp()), client::close);
      });

  final String provider;
  final List<String> prefixes;
  final Function<ClientFactory, Opened> open;

  HarmlessCall(String provider, List<String> prefixes, Function<ClientFactory, Opened> open) {
    this.provider = provider;
    this.prefixes = prefixes;
    this.open = open;
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

  /** A client, ready for its call. */
  record Opened(Runnable call, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }
}
