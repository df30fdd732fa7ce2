/** Calls as Micrometer Observations: {@link dev.exportclients.micrometer.CallObservations}. */
@NullMarked
package dev.exportclients.micrometer;

import org.jspecify.annotations.NullMarked;
