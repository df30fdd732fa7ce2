/**
 * Trust in authorities of one's own: {@link dev.exportclients.core.tls.TrustedAuthorities} makes of
 * a certificate file what {@link dev.exportclients.core.ClientSettings} take. Of core's internals
 * only arguments are used.
 */
@NullMarked
package dev.exportclients.core.tls;

import org.jspecify.annotations.NullMarked;
