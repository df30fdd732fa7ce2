/**
 * Tokens of Oracle's identity service, a server of its own; start at {@link
 * dev.exportclients.ecreporting.identity.OracleTokens}.
 */
@NullMarked
package dev.exportclients.ecreporting.identity;

import org.jspecify.annotations.NullMarked;
