/** The specs as data, and what holds a pact against them. */
package dev.exportclients.contract.spec;
