package dev.exportclients.cli.command;

import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.config.ClientSettingsFactory;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.config.Deadline;
import dev.exportclients.cli.config.EnvironmentVariables;
import dev.exportclients.cli.config.profile.ProfileChoice;
import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.cli.output.BatchDelivery;
import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.ExchangeLog;
import dev.exportclients.cli.output.OutputTarget;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.plans.run.RequestPacer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What every command works with. */
public final class CommandContext implements AutoCloseable {
  private final ProcessIo io;
  private final GlobalOptions options;
  private final Console console;
  private final Deadline deadline;
  private final Destinations destinations;
  private @Nullable EnvironmentVariables environment;
  private @Nullable ClientFactory clients;

  public CommandContext(ProcessIo io, GlobalOptions options) {
    this.io = io;
    this.options = options;
    this.console = new Console(io, options);
    this.deadline = new Deadline(options, io.sleeper());
    this.destinations = Destinations.of(() -> environment().ofDestinations());
  }

  /** The clients, with somebody more who is told of their exchanges; to be closed. */
  public ClientFactory clientsHeardBy(ExchangeListener listener) {
    return clients(new ExchangeLog(console, true, listener), RequestInterceptor.NONE);
  }

  /** The clients of many exports, whose requests wait for their turn; to be closed. */
  public ClientFactory clientsPacedBy(RequestPacer pacer) {
    RequestInterceptor inTime =
        request -> {
          pacer.intercept(request);
          deadline.requireTimeFor(request.operation());
        };
    return clients(new ExchangeLog(console, false, false, pacer), inTime);
  }

  private ClientFactory clients(ExchangeLog log, RequestInterceptor interceptor) {
    return new ClientFactory(
        environment(),
        new ClientSettingsFactory(
            io.clock(), io.sleeper(), environment(), options, log, interceptor, deadline),
        deadline);
  }

  /** What the process meets, such as its folder. */
  public ProcessIo io() {
    return io;
  }

  public Clock clock() {
    return io.clock();
  }

  /**
   * With the profile that the command asks for, if it does: known once its options are read.
   *
   * @throws ConfigurationException if there is no such profile
   */
  public EnvironmentVariables environment() {
    EnvironmentVariables settings = environment;
    if (settings == null) {
      settings = ProfileChoice.settings(io.environment(), options.profile, io.folder(), deadline);
      environment = settings;
    }
    return settings;
  }

  public Console console() {
    return console;
  }

  public ClientFactory clients() {
    ClientFactory factory = clients;
    if (factory == null) {
      factory = clientsHeardBy(ExchangeListener.NONE);
      clients = factory;
    }
    return factory;
  }

  /** At the command's end. */
  @Override
  public void close() {
    if (clients != null) {
      clients.close();
    }
    destinations.close();
  }

  /** Where files go; closed with the context. */
  public Destinations destinations() {
    return destinations;
  }

  public Deadline deadline() {
    return deadline;
  }

  /** The same for a server of our own, whose variables are given: short pauses. To be closed. */
  public CommandContext inDemo(Map<String, String> variables) {
    return new CommandContext(io.inDemo(variables), options);
  }

  /** For a server of our own: no proxies, short pauses. */
  public ClientSettings demoSettings(URI url) {
    return new ClientSettingsFactory(
            io.clock(),
            io.inDemo(Map.of()).sleeper(),
            new EnvironmentVariables(Map.of()),
            options,
            new ExchangeLog(console, false, ExchangeListener.NONE),
            RequestInterceptor.NONE,
            deadline)
        .of(url, RetryPolicy.defaults());
  }

  /** For the files of a command's ids. */
  BatchDelivery deliveries(FileOptions file, Duration wait, CommandSpec command) {
    return new BatchDelivery(console, this::environment, delivery(file, wait, command));
  }

  /**
   * @throws ParameterException if the options contradict each other
   */
  Delivery delivery(FileOptions file, Duration wait, CommandSpec command) {
    Path folder = io.folder();
    OutputTarget target = OutputTarget.of(file.output, folder, destinations);
    if (target.isStdout() && options.json) {
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
