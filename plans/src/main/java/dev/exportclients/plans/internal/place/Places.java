package dev.exportclients.plans.internal.place;

import dev.exportclients.core.destination.Destinations;
import dev.exportclients.plans.ExportTarget;

/** The places of a plan's targets. */
public final class Places {
  private Places() {}

  /**
   * {@return where the files of an export go}
   *
   * @param destinations for what is not in the file system
   */
  public static Place of(ExportTarget target, Destinations destinations) {
    if (target.path().isPresent()) {
      return new FilePlace(target.path().get(), target.folder());
    }
    String address = target.address().orElseThrow().toString();
    return new RemotePlace(destinations, address, target.folder());
  }
}
