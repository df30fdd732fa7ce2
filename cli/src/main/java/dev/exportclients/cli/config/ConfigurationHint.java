package dev.exportclients.cli.config;

import dev.exportclients.core.exception.TransferException;
import java.security.cert.CertPathBuilderException;
import java.util.function.Supplier;

/** Says behind a failure which variable would mend it. */
public final class ConfigurationHint {
  private ConfigurationHint() {}

  public static Throwable addedTo(Throwable failure, Supplier<EnvironmentVariables> environment) {
    if (!(failure instanceof TransferException transfer)) {
      return failure;
    }
    String message = String.valueOf(transfer.getMessage());
    if (message.contains("proxy") && message.contains("407")) {
      String names = new ProxyVariables(environment.get()).names();
      return with("; " + names + " takes them, as http://user:password@host:port", transfer);
    }
    return isOfUnknownAuthority(transfer)
        ? with("; name a PEM file with its authority in " + ExtraTrust.VARIABLE, transfer)
        : failure;
  }

  private static boolean isOfUnknownAuthority(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException) {
        return true;
      }
    }
    return false;
  }

  private static TransferException with(String remedy, TransferException failure) {
    return new TransferException(
        failure.getMessage() + remedy, failure.operation(), failure.getCause());
  }
}
