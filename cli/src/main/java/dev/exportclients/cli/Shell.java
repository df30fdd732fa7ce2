package dev.exportclients.cli;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What every command works with. */
final class Shell {
  private final Host host;
  private final GlobalOptions options;
  private final Environment environment;
  private final Console console;
  private final Deadline deadline;
  private final Clients clients;

  Shell(Host host, GlobalOptions options) {
    this.host = host;
    this.options = options;
    this.environment = new Environment(host.environment());
    this.console = new Console(host, options);
    this.deadline = new Deadline(options, host.sleeper());
    this.clients =
        new Clients(
            environment,
            new Settings(host, environment, options, new ExchangeLog(console), deadline),
            deadline);
  }

  Host host() {
    return host;
  }

  Environment environment() {
    return environment;
  }

  Console console() {
    return console;
  }

  Clients clients() {
    return clients;
  }

  Deadline deadline() {
    return deadline;
  }

  /** For a server of our own: no proxies, short pauses. */
  ClientSettings demoSettings(URI url) {
    Host hasty =
        new Host(
            host.environment(),
            host.stdout(),
            host.stderr(),
            host.terminal(),
            host.columns(),
            host.folder(),
            host.clock(),
            pause -> host.sleeper().sleep(pause.dividedBy(10)));
    return new Settings(
            hasty, new Environment(Map.of()), options, new ExchangeLog(console, false), deadline)
        .of(url, RetryPolicy.defaults());
  }

  /** For the files of a command's ids. */
  Deliveries deliveries(FileOptions file, Duration wait, CommandSpec command) {
    return new Deliveries(this, delivery(file, wait, command));
  }

  /**
   * @throws ParameterException if the options contradict each other
   */
  Delivery delivery(FileOptions file, Duration wait, CommandSpec command) {
    Path folder = host.folder();
    Target target = Target.of(file.output, folder);
    if (target.path() == null && options.json) {
      throw new ParameterException(
          command.commandLine(), "--json and the file can't both have stdout; save to a file");
    }
    if (file.force && file.skipExisting) {
      throw new ParameterException(
          command.commandLine(), "--force and --skip-existing contradict each other");
    }
    if (file.retries != null && file.retries < 0) {
      throw new ParameterException(command.commandLine(), "--retries must not be negative");
    }
    return new Delivery(console, file, target, wait);
  }
}
