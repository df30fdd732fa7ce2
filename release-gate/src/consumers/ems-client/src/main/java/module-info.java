module org.example {
  requires dev.exportclients.ems;
  requires dev.exportclients.sandbox;
}
