/** Exports of an EMS deployment; start at {@link dev.exportclients.ems.EmsClient}. */
@NullMarked
package dev.exportclients.ems;

import org.jspecify.annotations.NullMarked;
