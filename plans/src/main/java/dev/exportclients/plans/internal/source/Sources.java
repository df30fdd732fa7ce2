package dev.exportclients.plans.internal.source;

import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.plans.PlanClients;
import dev.exportclients.plans.PlanException;
import dev.exportclients.plans.PlanProblem;
import dev.exportclients.webadmit.UserIdentity;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The sources of one run of a plan, over one client for each provider. Belongs to one thread. */
public final class Sources {
  private final PlanClients clients;
  private final Map<String, Object> opened = new HashMap<>();
  private final OnlyIdentity onlyIdentity = new OnlyIdentity();

  public Sources(PlanClients clients) {
    this.clients = clients;
  }

  /** Asks for the provider's client, if nobody has yet. Sends nothing. */
  public Source of(ExportSource what) {
    if (what instanceof ExportSource.EmsResults results) {
      return new EmsResultsSource(once(EmsClient.class, clients::ems), results.experiment());
    }
    if (what instanceof ExportSource.EmsAttachments attachments) {
      return new EmsAttachmentsSource(once(EmsClient.class, clients::ems), attachments);
    }
    if (what instanceof ExportSource.EcReport report) {
      return new EcReportSource(once(EcReportingClient.class, clients::ecReporting), report);
    }
    if (what instanceof ExportSource.WebAdmitExport export) {
      WebAdmitClient client = once(WebAdmitClient.class, clients::webAdmit);
      return new WebAdmitSource(
          client,
          export.export(),
          () -> export.identity().orElseGet(() -> onlyIdentity.of(client)));
    }
    if (what instanceof ExportSource.MetaStudioExport export) {
      return new MetaStudioSource(once(MetaStudioClient.class, clients::metaStudio), export);
    }
    throw new IllegalStateException("there is no source for " + what);
  }

  private <T> T once(Class<T> type, Supplier<T> client) {
    return type.cast(opened.computeIfAbsent(type.getName(), name -> client.get()));
  }

  /** Asked for once; safe for threads. */
  private static final class OnlyIdentity {
    private long id;

    synchronized long of(WebAdmitClient client) {
      if (id == 0) {
        List<UserIdentity> identities = client.userIdentities();
        if (identities.size() != 1) {
          throw new PlanException(
              "webadmit",
              List.of(
                  new PlanProblem(
                      0,
                      0,
                      "the key's user has "
                          + identities.size()
                          + " identities: say which one in the plan, as identity")));
        }
        id = identities.get(0).id();
      }
      return id;
    }
  }
}
