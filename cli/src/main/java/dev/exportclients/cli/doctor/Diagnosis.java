package dev.exportclients.cli.doctor;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.config.ConfigurationHint;
import dev.exportclients.cli.config.EnvironmentVariables;
import dev.exportclients.cli.config.ExtraTrust;
import dev.exportclients.cli.config.ProxyVariables;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One provider's checks. Belongs to one thread. */
final class Diagnosis implements ExchangeListener {
  private final CommandContext context;
  private final HarmlessCall call;
  private final List<Check> checks = new ArrayList<>();
  private @Nullable Exchange last;

  private Diagnosis(CommandContext context, HarmlessCall call) {
    this.context = context;
    this.call = call;
  }

  static List<Check> of(HarmlessCall call, CommandContext context) {
    Diagnosis diagnosis = new Diagnosis(context, call);
    diagnosis.run();
    return diagnosis.checks;
  }

  @Override
  public void onExchange(Exchange exchange) {
    last = exchange;
  }

  private void run() {
    try (ClientFactory clients = context.clientsHeardBy(this);
        HarmlessCall.Opened opened = call.open.apply(clients)) {
      settings();
      ask(opened);
    } catch (ConfigurationException | UsageException unusable) {
      add("settings", ExitCode.USAGE, String.valueOf(unusable.getMessage()));
    } catch (SignInException refused) {
      // Without a client: it wants a project's id, which an identity service has to tell.
      settings();
      responded(refused);
    }
  }

  private void settings() {
    EnvironmentVariables environment = context.environment();
    well("settings", new SettingsInUse(call, environment).told());
    URI url = environment.url(call.baseUrlVariable).orElse(WebAdmitClient.PUBLIC_API);
    well("proxy", new ProxyVariables(environment).told(url));
    well("authorities", ExtraTrust.told(environment));
  }

  private void ask(HarmlessCall.Opened opened) {
    ExportClientException failure = null;
    try {
      opened.call().run();
    } catch (ExportClientException refused) {
      failure = refused;
    }
    responded(failure);
  }

  /**
   * @param failure null if all went well
   */
  private void responded(@Nullable ExportClientException failure) {
    Exchange exchange = last;
    if (exchange == null || exchange.status().isEmpty()) {
      unreached(failure);
      return;
    }
    URI origin = exchange.uri().resolve("/");
    ExportClientException elsewhere =
        failure != null && isOfAnotherServer(failure) ? failure : null;
    if (elsewhere == null) {
      well("host", origin + " responds, " + exchange.duration().toMillis() + " ms");
    } else {
      add("host", ExitCode.of(elsewhere), told(origin, elsewhere));
    }
    boolean encrypted = "https".equals(origin.getScheme());
    well("certificate", encrypted ? "trusted" : "none: plain http");
    if (failure == null) {
      well("credentials", "accepted");
    } else if (elsewhere == null) {
      add("credentials", failure);
    }
    exchange.serverDate().ifPresent(date -> clock(date, exchange));
  }

  /** No such path, or a page in place of a response. */
  private static boolean isOfAnotherServer(ExportClientException failure) {
    return failure instanceof NotFoundException
        || failure instanceof InvalidRequestException refused && !refused.error().recognized()
        || failure instanceof UnexpectedContentException
        || failure instanceof SignInException signIn
            && signIn.getCause() instanceof NotFoundException;
  }

  private String told(URI origin, ExportClientException failure) {
    return origin
        + " responds, but not as the provider; check "
        + (failure instanceof SignInException ? call.signInVariable : call.baseUrlVariable)
        + " ("
        + failure.getMessage()
        + ")";
  }

  /** Before the request, or on the way. */
  private void unreached(@Nullable ExportClientException failure) {
    if (failure == null) {
      throw new IllegalStateException("a call without a response succeeded");
    }
    Throwable told = ConfigurationHint.addedTo(failure, context::environment);
    add(isOfTrust(failure) ? "certificate" : "host", told);
  }

  private static boolean isOfTrust(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  /** The server told whole seconds, of some moment of the exchange. */
  private void clock(Instant server, Exchange exchange) {
    Instant from = exchange.startedAt().truncatedTo(ChronoUnit.SECONDS);
    Instant to = exchange.startedAt().plus(exchange.duration());
    long seconds = Duration.between(from, server).toSeconds();
    if (!server.isBefore(from) && !server.isAfter(to)) {
      well("clock", "as the server's");
    } else {
      well("clock", Math.abs(seconds) + " s " + (seconds > 0 ? "behind" : "ahead"));
    }
  }

  private void well(String name, String detail) {
    add(name, ExitCode.DONE, detail);
  }

  private void add(String name, Throwable failure) {
    add(name, ExitCode.of(failure), String.valueOf(failure.getMessage()));
  }

  private void add(String name, ExitCode outcome, String detail) {
    checks.add(new Check(call.provider, name, outcome, detail));
  }
}
