package dev.exportclients.plans;

import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.webadmit.WebAdmitClient;

/**
 * The clients that a plan is run with. A run asks for each that its exports need once, before
 * anything is sent, and shares it between its threads, so that there is one token for all. Whoever
 * made a client closes it, after the run.
 *
 * <p>Each method throws {@link UnsupportedOperationException} unless it is overridden.
 *
 * <pre>{@code
 * PlanClients clients = new PlanClients() {
 *   @Override
 *   public EmsClient ems() {
 *     return ems;
 *   }
 * };
 * }</pre>
 */
public interface PlanClients {
  /** {@return the client for EMS} */
  default EmsClient ems() {
    throw new UnsupportedOperationException("the plan needs a client for EMS");
  }

  /** {@return the client for EC Reporting} */
  default EcReportingClient ecReporting() {
    throw new UnsupportedOperationException("the plan needs a client for EC Reporting");
  }

  /** {@return the client for WebAdMIT} */
  default WebAdmitClient webAdmit() {
    throw new UnsupportedOperationException("the plan needs a client for WebAdMIT");
  }

  /** {@return the client for MetaStudio} */
  default MetaStudioClient metaStudio() {
    throw new UnsupportedOperationException("the plan needs a client for MetaStudio");
  }
}
