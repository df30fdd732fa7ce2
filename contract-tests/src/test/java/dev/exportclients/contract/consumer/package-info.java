/** Drives the public clients against Pact's mock server, which leaves the pacts. */
package dev.exportclients.contract.consumer;
