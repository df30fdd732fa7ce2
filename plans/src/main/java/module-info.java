/** Plans: every export once a period, with a ledger that survives the process. */
module dev.exportclients.plans {
  requires transitive dev.exportclients.core;
  requires transitive dev.exportclients.ecreporting;
  requires transitive dev.exportclients.ems;
  requires transitive dev.exportclients.metastudio;
  requires transitive dev.exportclients.webadmit;
  requires static org.jspecify;

  exports dev.exportclients.plans;
}
