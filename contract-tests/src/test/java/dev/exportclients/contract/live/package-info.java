/** Runs the pacts against a deployment that environment variables describe. */
package dev.exportclients.contract.live;
