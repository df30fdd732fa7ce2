module consumer.webadmit {
  requires dev.exportclients.webadmit;
}
