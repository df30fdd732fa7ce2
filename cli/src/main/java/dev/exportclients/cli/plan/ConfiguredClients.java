package dev.exportclients.cli.plan;

import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The clients as the environment describes them, one of each; closed with this. */
public final class ConfiguredClients implements PlanClients, AutoCloseable {
  private record Made<C>(C client, Consumer<C> end) {
    void close() {
      end.accept(client);
    }
  }

  private final ClientFactory factory;
  private final Map<Class<?>, Made<?>> made = new LinkedHashMap<>();

  public ConfiguredClients(ClientFactory factory) {
    this.factory = factory;
  }

  @Override
  public EmsClient ems() {
    return one(EmsClient.class, factory::ems, EmsClient::close);
  }

  @Override
  public EcReportingClient ecReporting() {
    return one(EcReportingClient.class, factory::ecReporting, EcReportingClient::close);
  }

  @Override
  public WebAdmitClient webAdmit() {
    return one(WebAdmitClient.class, factory::webAdmit, WebAdmitClient::close);
  }

  @Override
  public MetaStudioClient metaStudio() {
    return one(MetaStudioClient.class, factory::metaStudio, MetaStudioClient::close);
  }

  private synchronized <C> C one(Class<C> type, Function<RetryPolicy, C> maker, Consumer<C> end) {
    return type.cast(
        made.computeIfAbsent(type, absent -> new Made<>(maker.apply(RetryPolicy.defaults()), end))
            .client());
  }

  @Override
  public synchronized void close() {
    made.values().forEach(Made::close);
  }
}
