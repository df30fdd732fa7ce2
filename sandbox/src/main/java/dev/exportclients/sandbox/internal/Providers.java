package dev.exportclients.sandbox.internal;

import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.provider.ecreporting.EcReportingProvider;
import dev.exportclients.sandbox.internal.provider.ems.EmsProvider;
import dev.exportclients.sandbox.internal.provider.metastudio.MetaStudioProvider;
import dev.exportclients.sandbox.internal.provider.webadmit.WebAdmitProvider;
import java.util.List;

/** The class of each provider in {@code providers.json}; a test holds one against the other. */
public final class Providers {
  private Providers() {}

  public static List<SandboxProvider> all(Deployment deployment) {
    return List.of(
        new EmsProvider(deployment),
        new EcReportingProvider(deployment),
        new WebAdmitProvider(deployment),
        new MetaStudioProvider(deployment));
  }
}
