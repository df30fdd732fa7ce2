package dev.exportclients.cli.config;

import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsTokens;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.identity.IamTokens;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The four clients, as the environment and the options describe them. A command needs one of them:
 * all its calls share the deadline. Whoever makes a client closes it; closing the factory closes
 * the sources of its tokens, which hold connections of their own. Belongs to one thread.
 */
public final class ClientFactory implements AutoCloseable {
  private final EnvironmentVariables environment;
  private final ClientSettingsFactory settings;
  private final Deadline deadline;
  private final Function<RetryPolicy, MetaStudioVariables.Lookups> lookups;
  private final List<Runnable> closing = new ArrayList<>();

  public ClientFactory(
      EnvironmentVariables environment, ClientSettingsFactory settings, Deadline deadline) {
    this.environment = environment;
    this.settings = settings;
    this.deadline = deadline;
    this.lookups = retries -> new ProjectLookups(url -> settings.of(url, retries), this::opened);
  }

  private ClientFactory(ClientFactory from) {
    this.environment = from.environment.withoutPrograms();
    this.settings = from.settings;
    this.deadline = from.deadline;
    this.lookups = retries -> ProjectLookups.NONE;
  }

  /**
   * Whether a provider's variables are all there, and usable as far as can be told without asking
   * anybody: nothing is sent, no program runs.
   *
   * @throws ConfigurationException if not
   */
  public void requireVariables(String provider) {
    try (ClientFactory offline = new ClientFactory(this)) {
      offline.runs(provider, RetryPolicy.defaults()).close();
    }
  }

  public EmsClient ems(RetryPolicy retries) {
    EmsVariables variables = EmsVariables.of(environment);
    ClientSettings how = settings.of(variables.baseUrl(), retries);
    return built(
        "EMS_BASE_URL",
        () -> {
          EmsClient.Builder client =
              EmsClient.builder()
                  .baseUrl(variables.baseUrl())
                  .credentials(variables.credentials(emsTokens(variables, how)))
                  .settings(how);
          settings.idleTimeout().ifPresent(client::startIdleTimeout);
          return client.build();
        });
  }

  public EcReportingClient ecReporting(RetryPolicy retries) {
    Optional<TokenSource> tokens = oracleTokens(retries);
    if (tokens.isEmpty()) {
      environment.require("ECREPORTING_BASE_URL", "ECREPORTING_TOKEN");
    }
    URI baseUrl = environment.requiredUrl("ECREPORTING_BASE_URL");
    ClientSettings how = settings.of(baseUrl, retries);
    return built(
        "ECREPORTING_BASE_URL",
        () ->
            EcReportingClient.builder()
                .baseUrl(baseUrl)
                .credentials(tokens.orElseThrow())
                .settings(how)
                .build());
  }

  public WebAdmitClient webAdmit(RetryPolicy retries) {
    Secret key = environment.requiredSecret("WEBADMIT_API_KEY");
    URI baseUrl = environment.url("WEBADMIT_BASE_URL").orElse(WebAdmitClient.PUBLIC_API);
    ClientSettings how = settings.of(baseUrl, retries);
    return built(
        "WEBADMIT_BASE_URL",
        () -> WebAdmitClient.builder().baseUrl(baseUrl).credentials(key).settings(how).build());
  }

  public MetaStudioClient metaStudio(RetryPolicy retries) {
    MetaStudioVariables variables =
        MetaStudioVariables.of(
            environment,
            tokens("METASTUDIO_TOKEN"),
            () -> iamTokens(retries),
            lookups.apply(retries));
    ClientSettings how = settings.of(variables.baseUrl(), retries);
    return built(
        "METASTUDIO_BASE_URL",
        () ->
            MetaStudioClient.builder()
                .baseUrl(variables.baseUrl())
                .projectId(variables.projectId())
                .credentials(variables.credentials())
                .settings(how)
                .build());
  }

  /** The client whose runs have such handles. */
  public RunSource runs(String provider, RetryPolicy retries) {
    return switch (provider) {
      case "ems" -> {
        EmsClient client = ems(retries);
        yield new RunSource(client::run, client::close);
      }
      case "ecreporting" -> {
        EcReportingClient client = ecReporting(retries);
        yield new RunSource(client::run, client::close);
      }
      case "webadmit" -> {
        WebAdmitClient client = webAdmit(retries);
        yield new RunSource(client::run, client::close);
      }
      case "metastudio" -> {
        MetaStudioClient client = metaStudio(retries);
        yield new RunSource(client::run, client::close);
      }
      default -> throw new UsageException("there is no provider '" + provider + "'");
    };
  }

  /**
   * Where the provider's client gets its tokens.
   *
   * @throws UsageException if it takes none
   * @throws ConfigurationException if the environment has none
   */
  public TokenSource tokenSource(String provider) {
    return switch (provider) {
      case "ems" -> environment.secret("EMS_TOKEN").map(TokenSource::of).orElseGet(this::emsTokens);
      case "ecreporting" -> required(oracleTokens(RetryPolicy.defaults()), "ECREPORTING_TOKEN");
      case "metastudio" ->
          required(
              tokens("METASTUDIO_TOKEN").or(() -> iamTokens(RetryPolicy.defaults())),
              "METASTUDIO_TOKEN");
      case "webadmit" ->
          throw new UsageException("webadmit has no tokens: its API key goes with each request");
      default -> throw new UsageException("there is no provider '" + provider + "'");
    };
  }

  private TokenSource emsTokens() {
    EmsVariables variables = EmsVariables.of(environment);
    ClientSettings how = settings.of(variables.baseUrl(), RetryPolicy.defaults());
    return built("EMS_BASE_URL", () -> emsTokens(variables, how));
  }

  private TokenSource emsTokens(EmsVariables variables, ClientSettings how) {
    return variables
        .fixedToken()
        .orElseGet(() -> opened(variables.madeTokens(how), EmsTokens::close));
  }

  private TokenSource required(Optional<TokenSource> source, String variable) {
    return source.orElseThrow(() -> new ConfigurationException(variable + " is not set"));
  }

  /** Of the identity service only where neither a token nor a program is given. */
  private Optional<TokenSource> oracleTokens(RetryPolicy retries) {
    return tokens("ECREPORTING_TOKEN")
        .or(
            () ->
                new OracleVariables(environment)
                    .tokens(url -> settings.of(url, retries))
                    .map(source -> opened(source, OracleTokens::close)));
  }

  private Optional<IamTokens> iamTokens(RetryPolicy retries) {
    return MetaStudioVariables.iamTokens(environment, url -> settings.of(url, retries))
        .map(source -> opened(source, IamTokens::close));
  }

  private <T> T opened(T source, Consumer<T> close) {
    closing.add(() -> close.accept(source));
    return source;
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    closing.clear();
  }

  /** A fixed token, or else a program that prints one. */
  private Optional<TokenSource> tokens(String variable) {
    String program = variable + "_COMMAND";
    return environment
        .secret(variable)
        .map(TokenSource::of)
        .or(
            () ->
                environment
                    .text(program)
                    .map(
                        command ->
                            new TokenCommand(program, command, environment.all(), deadline)));
  }

  /** The rest is checked where it is read: what else a client refuses is a bug of ours. */
  static <T> T built(String baseUrlVariable, Supplier<T> builder) {
    try {
      return builder.get();
    } catch (RefusedArgumentException refused) {
      if (!refused.argument().equals("baseUrl")) {
        throw refused;
      }
      String said = refused.messageFor(baseUrlVariable);
      String option = said.endsWith("allow insecure http") ? " (--allow-insecure-http)" : "";
      throw new ConfigurationException(said + option, refused);
    }
  }
}
