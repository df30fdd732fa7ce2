module org.example {
  requires dev.exportclients.ecreporting;
  requires dev.exportclients.sandbox;
}
