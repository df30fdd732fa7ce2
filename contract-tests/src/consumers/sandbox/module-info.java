module consumer.sandbox {
  requires dev.exportclients.sandbox;
}
