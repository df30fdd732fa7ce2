package dev.exportclients.cli.doctor;

import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.options.EnumNames;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.TaskQuery;
import dev.exportclients.webadmit.WebAdmitClient;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One authenticated call per provider that starts and changes nothing. Where the API has none, a
 * made-up id is asked for: who is told by the provider that there is no such thing was let in.
 */
enum HarmlessCall {
  /** Its errors have no form that is documented: that EMS is there, its version tells before. */
  EMS(
      List.of("EMS_TOKEN", "EMS_PASSWORD"),
      HarmlessCall::isOfNothing,
      (clients, clock) -> {
        EmsClient client = clients.ems(none());
        return new Opened(
            client::version,
            () -> client.attachments(EntityType.EXPERIMENT, Long.MAX_VALUE),
            client::close);
      }),
  ECREPORTING(
      List.of("ECREPORTING_TOKEN", "ECREPORTING_TOKEN_COMMAND", "ECREPORTING_TOKEN_URL"),
      refused -> isOfNothing(refused) && isInOraclesForm(refused),
      (clients, clock) -> {
        EcReportingClient client = clients.ecReporting(none());
        ReportRequest report = ReportRequest.builder("0".repeat(32)).build();
        return new Opened(() -> {}, () -> read(client.report(report)), client::close);
      }),
  WEBADMIT(
      List.of("WEBADMIT_API_KEY"),
      refused -> false,
      (clients, clock) -> {
        WebAdmitClient client = clients.webAdmit(none());
        return new Opened(() -> {}, client::userIdentities, client::close);
      }),
  METASTUDIO(
      List.of(
          "METASTUDIO_TOKEN",
          "METASTUDIO_TOKEN_COMMAND",
          "METASTUDIO_AK",
          "HUAWEICLOUD_SDK_AK",
          "METASTUDIO_IAM_USER"),
      refused -> false,
      (clients, clock) -> {
        MetaStudioClient client = clients.metaStudio(none());
        TaskQuery few = TaskQuery.all().since(clock.instant());
        return new Opened(() -> {}, () -> client.tasks(few), client::close);
      },
      "HUAWEICLOUD_SDK_");

  final String provider = name().toLowerCase(Locale.ROOT);
  final String baseUrlVariable = name() + "_BASE_URL";

  /** Where the identity service is; that of EMS is a part of it. */
  final String signInVariable =
      switch (name()) {
        case "ECREPORTING" -> "ECREPORTING_TOKEN_URL";
        case "METASTUDIO" -> "METASTUDIO_IAM_URL";
        default -> name() + "_BASE_URL";
      };

  /** The variables with the credentials, the first of which counts. */
  final List<String> credentials;

  /** Whether who is refused so was let in. */
  final Predicate<ApiException> letsIn;

  /** How the names of its variables begin. */
  final List<String> prefixes;

  final BiFunction<ClientFactory, Clock, Opened> open;

  HarmlessCall(
      List<String> credentials,
      Predicate<ApiException> letsIn,
      BiFunction<ClientFactory, Clock, Opened> open,
      String... othersPrefixes) {
    this.credentials = credentials;
    this.letsIn = letsIn;
    this.open = open;
    this.prefixes = Stream.concat(Stream.of(name() + "_"), Stream.of(othersPrefixes)).toList();
  }

  private static boolean isOfNothing(ApiException refused) {
    return refused instanceof NotFoundException || refused instanceof InvalidRequestException;
  }

  /** A web server that knows no such path has neither. */
  private static boolean isInOraclesForm(ApiException refused) {
    return refused.error().code().isPresent() || refused.error().details().isPresent();
  }

  private static RetryPolicy none() {
    return RetryPolicy.defaults().withRetries(0);
  }

  private static void read(Download download) {
    download.read(content -> 0, DownloadOptions.defaults());
  }

  static final class Providers extends EnumNames {
    Providers() {
      super(HarmlessCall.class);
    }
  }

  /**
   * A client, ready for its calls.
   *
   * @param reaching goes through only if the provider is where the base URL says
   * @param call goes through only if the credentials are accepted, too
   */
  record Opened(Runnable reaching, Runnable call, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }
}
