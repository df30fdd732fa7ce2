package dev.exportclients.cli.temporal;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.workflows.PlanWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A connection to Temporal's server, by the variables and the file of Temporal's own tools. What is
 * wrong in them is said without what is in them: it may be a key.
 */
final class TemporalConnection implements AutoCloseable {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");
  private static final Pattern ADDRESS = Pattern.compile("\\S+:[0-9]{1,5}");

  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final String name;
  private final String queue;

  private TemporalConnection(
      WorkflowServiceStubs service, ClientConfigProfile profile, String queue) {
    this.queue = queue;
    this.service = service;
    this.client = WorkflowClient.newInstance(service, profile.toWorkflowClientOptions());
    this.name = client.getOptions().getNamespace() + " at " + service.getOptions().getTarget();
  }

  /**
   * @throws ConfigurationException before anything is sent
   * @throws dev.exportclients.cli.output.EngineException if there is nobody, or not for us
   */
  static TemporalConnection open(TemporalOptions options, CommandContext context) {
    ClientConfigProfile profile = profile(options.over(context.io().environment()));
    WorkflowServiceStubsOptions stubs = stubs(profile);
    return Engine.asked(
        () ->
            new TemporalConnection(
                WorkflowServiceStubs.newConnectedServiceStubs(stubs, TO_CONNECT),
                profile,
                options.queue));
  }

  private static ClientConfigProfile profile(Map<String, String> variables) {
    ClientConfigProfile profile;
    try {
      profile =
          ClientConfigProfile.load(
              LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(variables).build());
    } catch (IOException | RuntimeException mayQuoteIt) {
      throw new ConfigurationException(
          "Temporal's configuration file can't be read, or lacks the profile of TEMPORAL_PROFILE");
    }
    String address = profile.getAddress();
    if (address != null && !address.isEmpty() && !ADDRESS.matcher(address).matches()) {
      throw new ConfigurationException("Temporal's address must be HOST:PORT");
    }
    String apiKey = profile.getApiKey();
    boolean plain = profile.getTls() != null && Boolean.TRUE.equals(profile.getTls().isDisabled());
    if (apiKey != null
        && !apiKey.isEmpty()
        && plain
        && address != null
        && !THIS_MACHINE.matcher(address).matches()) {
      throw new ConfigurationException(
          "TEMPORAL_API_KEY goes to other machines over TLS only, and TEMPORAL_TLS is false");
    }
    return profile;
  }

  private static WorkflowServiceStubsOptions stubs(ClientConfigProfile profile) {
    try {
      return profile.toWorkflowServiceStubsOptions();
    } catch (RuntimeException mayQuoteIt) {
      throw new ConfigurationException(
          "what TEMPORAL_TLS_* names can't be read: authorities, certificate and key must be PEM");
    }
  }

  WorkflowClient client() {
    return client;
  }

  PlanWorkflows plans() {
    return PlanWorkflows.on(client).queue(queue);
  }

  /** {@return the namespace and where it is, for people} */
  String name() {
    return name;
  }

  @Override
  public void close() {
    service.shutdownNow();
  }
}
