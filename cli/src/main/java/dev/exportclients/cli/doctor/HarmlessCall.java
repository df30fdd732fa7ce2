package dev.exportclients.cli.doctor;

import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.options.EnumNames;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is asked of each provider: whether it is there, and whether it accepts the credentials. */
enum HarmlessCall {
  EMS(
      List.of("EMS_TOKEN", "EMS_PASSWORD"),
      clients -> {
        EmsClient client = clients.ems(none());
        return new Opened(client::checkCredentials, client::close);
      }),
  ECREPORTING(
      List.of("ECREPORTING_TOKEN", "ECREPORTING_TOKEN_COMMAND", "ECREPORTING_TOKEN_URL"),
      clients -> {
        EcReportingClient client = clients.ecReporting(none());
        return new Opened(client::checkCredentials, client::close);
      }),
  WEBADMIT(
      List.of("WEBADMIT_API_KEY"),
      clients -> {
        WebAdmitClient client = clients.webAdmit(none());
        return new Opened(client::checkCredentials, client::close);
      }),
  METASTUDIO(
      List.of(
          "METASTUDIO_TOKEN",
          "METASTUDIO_TOKEN_COMMAND",
          "METASTUDIO_AK",
          "HUAWEICLOUD_SDK_AK",
          "METASTUDIO_IAM_USER"),
      clients -> {
        MetaStudioClient client = clients.metaStudio(none());
        return new Opened(client::checkCredentials, client::close);
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

  /** How the names of its variables begin. */
  final List<String> prefixes;

  final Function<ClientFactory, Opened> open;

  HarmlessCall(
      List<String> credentials, Function<ClientFactory, Opened> open, String... othersPrefixes) {
    this.credentials = credentials;
    this.open = open;
    this.prefixes = Stream.concat(Stream.of(name() + "_"), Stream.of(othersPrefixes)).toList();
  }

  private static RetryPolicy none() {
    return RetryPolicy.defaults().withRetries(0);
  }

  static final class Providers extends EnumNames {
    Providers() {
      super(HarmlessCall.class);
    }
  }

  /**
   * A client, ready for its calls.
   *
   * @param call goes through only if the provider is there, and accepts the credentials
   */
  record Opened(Runnable call, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }
}
