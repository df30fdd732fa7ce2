/**
 * The ledger's file: an SQLite database with its versions, the lock beside it, and what is read
 * from and written to it. May use nothing else of the internals.
 */
@NullMarked
package dev.exportclients.plans.internal.ledger;

import org.jspecify.annotations.NullMarked;
