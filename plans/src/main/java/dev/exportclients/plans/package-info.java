/**
 * Every export, once a period, with nobody watching. Start at {@link dev.exportclients.plans.Plan}.
 */
@NullMarked
package dev.exportclients.plans;

import org.jspecify.annotations.NullMarked;
