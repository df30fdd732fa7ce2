package dev.exportclients.cli.plan;

import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.ArrayDeque;
import java.util.Deque;

/** The clients as the environment describes them; closed with this. Belongs to one thread. */
final class ConfiguredClients implements PlanClients, AutoCloseable {
  private final ClientFactory factory;
  private final Deque<Runnable> closing = new ArrayDeque<>();

  ConfiguredClients(ClientFactory factory) {
    this.factory = factory;
  }

  @Override
  public EmsClient ems() {
    EmsClient client = factory.ems(RetryPolicy.defaults());
    closing.push(client::close);
    return client;
  }

  @Override
  public EcReportingClient ecReporting() {
    EcReportingClient client = factory.ecReporting(RetryPolicy.defaults());
    closing.push(client::close);
    return client;
  }

  @Override
  public WebAdmitClient webAdmit() {
    WebAdmitClient client = factory.webAdmit(RetryPolicy.defaults());
    closing.push(client::close);
    return client;
  }

  @Override
  public MetaStudioClient metaStudio() {
    MetaStudioClient client = factory.metaStudio(RetryPolicy.defaults());
    closing.push(client::close);
    return client;
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
