/**
 * What failures mean, and how long is waited, whoever runs a plan: one machine, or workflows on
 * many. May use {@code place}.
 */
@NullMarked
package dev.exportclients.plans.internal.policy;

import org.jspecify.annotations.NullMarked;
