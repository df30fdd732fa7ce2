/** The client of Unilever EMS. */
module dev.exportclients.ems {
  requires transitive dev.exportclients.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.xml;
  requires com.ctc.wstx;
  requires feign.core;
  requires java.xml;
  requires static java.compiler;
  requires static org.jspecify;

  exports dev.exportclients.ems;

  opens dev.exportclients.ems.internal to
      com.fasterxml.jackson.databind;
}
