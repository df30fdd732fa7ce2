/**
 * The contracts between our clients and their providers: pacts made by driving the clients, and the
 * gates that hold pacts, specs and sandbox (or a deployment) against each other.
 */
package dev.exportclients.contract;
