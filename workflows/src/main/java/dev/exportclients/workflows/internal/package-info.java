/**
 * How plans are run by a workflow engine: a map. Not an API. From the top:
 *
 * <ul>
 *   <li>{@code flow} what is done next, in workflows
 *   <li>{@code activity} what workers do for them
 *   <li>{@code payload} what goes through the engine between the two
 * </ul>
 */
@NullMarked
package dev.exportclients.workflows.internal;

import org.jspecify.annotations.NullMarked;
