/**
 * Reports of Oracle Clinical One; start at {@link dev.exportclients.ecreporting.EcReportingClient}.
 */
@NullMarked
package dev.exportclients.ecreporting;

import org.jspecify.annotations.NullMarked;
