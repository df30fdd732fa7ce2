/** Calls as spans and metrics: {@link dev.exportclients.opentelemetry.CallTelemetry}. */
@NullMarked
package dev.exportclients.opentelemetry;

import org.jspecify.annotations.NullMarked;
