/** What a pact has to pass before it is packaged; runs after the clients made them. */
package dev.exportclients.contract.gates;
