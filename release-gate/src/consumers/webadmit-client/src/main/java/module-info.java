module org.example {
  requires dev.exportclients.webadmit;
  requires dev.exportclients.sandbox;
}
