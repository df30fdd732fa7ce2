module org.example {
  requires dev.exportclients.ems;
  requires dev.exportclients.micrometer;
  requires dev.exportclients.opentelemetry;
  requires dev.exportclients.sandbox;
  requires io.opentelemetry.sdk.autoconfigure;
}
