/** Plans: every export once a period, with a ledger that survives the process. */
@SuppressWarnings({"module", "requires-automatic"}) // The workflows are compiled later.
module dev.exportclients.plans {
  requires transitive dev.exportclients.core;
  requires transitive dev.exportclients.ecreporting;
  requires transitive dev.exportclients.ems;
  requires transitive dev.exportclients.metastudio;
  requires transitive dev.exportclients.webadmit;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires io.github.bucket4j.core;
  requires java.sql;
  requires java.xml;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires static org.jspecify;

  exports dev.exportclients.plans;
  exports dev.exportclients.plans.report;
  exports dev.exportclients.plans.run;
  exports dev.exportclients.plans.status;
  exports dev.exportclients.plans.internal.place to
      dev.exportclients.workflows;
  exports dev.exportclients.plans.internal.policy to
      dev.exportclients.workflows;
  exports dev.exportclients.plans.internal.rate to
      dev.exportclients.workflows;
  exports dev.exportclients.plans.internal.source to
      dev.exportclients.workflows;
}
