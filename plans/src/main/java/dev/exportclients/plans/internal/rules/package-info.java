/**
 * What holds for every plan. Knows a plan as far as its rules need it, so that they hold for one
 * that is read and for one that is built. May use {@code reading}.
 */
@NullMarked
package dev.exportclients.plans.internal.rules;

import org.jspecify.annotations.NullMarked;
