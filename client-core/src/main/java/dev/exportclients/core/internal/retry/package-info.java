/**
 * What follows a failure, or a poll: whether and when a request is sent again, and how long an
 * export is waited for. May use {@code provider}, {@code hook}, {@code errors}, {@code time}.
 */
@NullMarked
package dev.exportclients.core.internal.retry;

import org.jspecify.annotations.NullMarked;
