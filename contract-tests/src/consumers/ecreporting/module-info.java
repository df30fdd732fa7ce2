module consumer.ecreporting {
  requires dev.exportclients.ecreporting;
}
