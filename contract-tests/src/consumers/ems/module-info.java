module consumer.ems {
  requires dev.exportclients.ems;
}
