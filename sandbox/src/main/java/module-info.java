/** A stand-in for all four providers, and an extension of JUnit that starts it. */
module dev.exportclients.sandbox {
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires dev.exportclients.specs;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  exports dev.exportclients.sandbox;
}
