/**
 * How long things take, and what ends them: the deadline of a call, the watch over a request, the
 * least speed of a body. By time that passes, not by the time of day. May use the public API only.
 */
@NullMarked
package dev.exportclients.core.internal.time;

import org.jspecify.annotations.NullMarked;
