/**
 * Time: whether and when a request is sent again, how long an export is waited for, deadlines and
 * what enforces them. By time that passes, not by the time of day. May use {@code provider}, {@code
 * errors}.
 */
@NullMarked
package dev.exportclients.core.internal.retry;

import org.jspecify.annotations.NullMarked;
