module org.example {
  requires dev.exportclients.metastudio;
  requires dev.exportclients.sandbox;
}
