/**
 * Something that a provider makes for us: a run, its state, and the handle that finds it again in
 * another process. Start at {@link dev.exportclients.core.run.ExportRun}. Values and an interface
 * that the clients implement; of core's internals only arguments and percent-encoding are used.
 */
@NullMarked
package dev.exportclients.core.run;

import org.jspecify.annotations.NullMarked;
