package dev.exportclients.cli.config;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.tls.TrustedAuthorities;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** The variable with a file of authorities to trust, beside those that Java trusts. */
public final class ExtraTrust {
  static final String VARIABLE = "EXPORTCTL_CA_FILE";

  private ExtraTrust() {}

  /** Which authorities count, for people. */
  public static String told(EnvironmentVariables environment) {
    return environment.file(VARIABLE).map(file -> VARIABLE + ": " + file + ", and ").orElse("")
        + "Java's own";
  }

  /** Of a file, or of a pipe, such as a shell's {@code <(command)}, as long as the command may. */
  static SSLContext in(Path file, Deadline deadline) {
    try {
      return TrustedAuthorities.besideJavas(file, deadline.atMost(TrustedAuthorities.LONGEST_READ));
    } catch (RefusedArgumentException refused) {
      throw new ConfigurationException(refused.messageFor(VARIABLE), refused);
    }
  }
}
