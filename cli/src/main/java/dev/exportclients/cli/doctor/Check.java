package dev.exportclients.cli.doctor;

import dev.exportclients.cli.output.ExitCode;

/**
 * What was found out.
 *
 * @param provider such as {@code ems}
 * @param name what was looked at: settings, proxy, authorities, host, certificate, credentials,
 *     clock
 * @param outcome {@link ExitCode#DONE} if it is well, else how the command ends
 * @param detail for people
 */
record Check(String provider, String name, ExitCode outcome, String detail) {
  boolean isWell() {
    return outcome == ExitCode.DONE;
  }
}
