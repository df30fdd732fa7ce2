/** The client of Liaison WebAdMIT. */
module dev.exportclients.webadmit {
  requires transitive dev.exportclients.core;
  requires com.fasterxml.jackson.databind;
  requires feign.core;
  requires static java.compiler;
  requires static org.jspecify;

  exports dev.exportclients.webadmit;

  opens dev.exportclients.webadmit.internal to
      com.fasterxml.jackson.databind;
}
