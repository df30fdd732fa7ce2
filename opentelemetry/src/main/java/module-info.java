/** Calls of the clients as OpenTelemetry spans and metrics. */
@SuppressWarnings({
  "requires-automatic",
  "requires-transitive-automatic"
}) // OpenTelemetry's jars have a name and no more.
module dev.exportclients.opentelemetry {
  requires transitive dev.exportclients.core;
  requires transitive io.opentelemetry.api;
  requires io.opentelemetry.context;
  requires static org.jspecify;

  exports dev.exportclients.opentelemetry;
}
