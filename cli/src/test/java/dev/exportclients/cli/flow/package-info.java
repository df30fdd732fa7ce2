/**
 * Whole flows, from signing in to the saved file, against servers of another hand than the sandbox:
 * it shares our specs and our readings, so that client and sandbox can be wrong together. These are
 * written from what is known of the providers, with none of the project's code, and count starts.
 */
package dev.exportclients.cli.flow;
