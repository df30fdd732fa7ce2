/** Calls of the clients as Micrometer Observations. */
@SuppressWarnings({
  "requires-automatic",
  "requires-transitive-automatic"
}) // Micrometer's jars have a name and no more.
module dev.exportclients.micrometer {
  requires transitive dev.exportclients.core;
  requires transitive micrometer.observation;
  requires micrometer.commons;
  requires static org.jspecify;

  exports dev.exportclients.micrometer;
}
