package dev.exportclients.ems;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.ems.internal.ApiVersionDto;
import java.util.Optional;

/**
 * What a deployment runs. All is free text, and any of it may be absent. Immutable.
 *
 * @param product the application's name
 * @param description of the application
 * @param copyright whose it is
 * @param company who makes it
 * @param version of the application, not that of its API
 * @param build which build of that version
 */
public record EmsVersion(
    Optional<String> product,
    Optional<String> description,
    Optional<String> copyright,
    Optional<String> company,
    Optional<String> version,
    Optional<String> build) {
  static final String OPERATION = "ems.showVersion";

  static EmsVersion of(ApiVersionDto dto, ClientRuntime runtime) {
    return new EmsVersion(
        runtime.value(dto.getProduct()),
        runtime.value(dto.getDescription()),
        runtime.value(dto.getCopyright()),
        runtime.value(dto.getCompany()),
        runtime.value(dto.getVersion()),
        runtime.value(dto.getBuild()));
  }
}
