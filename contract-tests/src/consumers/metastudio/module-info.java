module consumer.metastudio {
  requires dev.exportclients.metastudio;
}
