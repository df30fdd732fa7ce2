/** Exports of WebAdMIT; start at {@link dev.exportclients.webadmit.WebAdmitClient}. */
@NullMarked
package dev.exportclients.webadmit;

import org.jspecify.annotations.NullMarked;
