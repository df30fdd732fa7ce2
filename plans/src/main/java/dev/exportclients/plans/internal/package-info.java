/**
 * How plans are read and run: a map. Not an API. From the top:
 *
 * <ul>
 *   <li>{@code engine} which export goes on when, and its steps from where the ledger has it
 *   <li>{@code policy} what failures mean, and how long is waited
 *   <li>{@code source} how an export is started, and how a lost start is found
 *   <li>{@code place} where files are saved, and whether they are what was saved
 *   <li>{@code rate} how much is asked of a provider at a time
 *   <li>{@code ledger} the database, its lock and its versions
 *   <li>{@code rules} what holds for every plan
 *   <li>{@code reading} YAML, and where in it a mistake stands
 * </ul>
 */
@NullMarked
package dev.exportclients.plans.internal;

import org.jspecify.annotations.NullMarked;
