/**
 * What the clients share: settings, downloads, runs and errors. What is internal is for the four
 * clients and the plans alone.
 */
@SuppressWarnings({"module", "requires-automatic"}) // The clients are compiled later.
module dev.exportclients.core {
  requires com.fasterxml.jackson.databind;
  requires feign.core;
  requires java.xml;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.slf4j;
  requires static org.jspecify;

  // HttpClient's own: an automatic module can't ask for them.
  requires java.security.jgss;
  requires jdk.net;

  exports dev.exportclients.core;
  exports dev.exportclients.core.batch;
  exports dev.exportclients.core.destination;
  exports dev.exportclients.core.exception;
  exports dev.exportclients.core.hook;
  exports dev.exportclients.core.run;
  exports dev.exportclients.core.tls;
  exports dev.exportclients.core.internal to
      dev.exportclients.ecreporting,
      dev.exportclients.ems,
      dev.exportclients.metastudio,
      dev.exportclients.webadmit;
  exports dev.exportclients.core.internal.argument to
      dev.exportclients.ecreporting,
      dev.exportclients.ems,
      dev.exportclients.metastudio,
      dev.exportclients.plans,
      dev.exportclients.webadmit,
      dev.exportclients.workflows;
  exports dev.exportclients.core.internal.errors to
      dev.exportclients.ecreporting,
      dev.exportclients.ems,
      dev.exportclients.metastudio,
      dev.exportclients.webadmit;
  exports dev.exportclients.core.internal.files to
      dev.exportclients.plans;
  // Feign makes an expander of a parameter by its class.
  exports dev.exportclients.core.internal.http to
      dev.exportclients.ecreporting,
      dev.exportclients.ems,
      dev.exportclients.metastudio,
      dev.exportclients.plans,
      dev.exportclients.webadmit,
      feign.core;
  exports dev.exportclients.core.internal.provider to
      dev.exportclients.ecreporting,
      dev.exportclients.ems,
      dev.exportclients.metastudio,
      dev.exportclients.webadmit;

  uses dev.exportclients.core.destination.DestinationProvider;
}
