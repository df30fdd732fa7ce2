/** The client of Oracle Clinical One EC Reporting, and of Oracle's identity service. */
module dev.exportclients.ecreporting {
  requires transitive dev.exportclients.core;
  requires com.fasterxml.jackson.databind;
  requires feign.core;
  requires static java.compiler;
  requires static org.jspecify;

  exports dev.exportclients.ecreporting;
  exports dev.exportclients.ecreporting.identity;

  opens dev.exportclients.ecreporting.internal to
      com.fasterxml.jackson.databind;
}
