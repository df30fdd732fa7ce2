/**
 * What goes through the engine: plain records that Jackson writes and reads, without any secret. A
 * field that is added must be one that older histories may lack. May use nothing else of the
 * internals.
 */
@NullMarked
package dev.exportclients.workflows.internal.payload;

import org.jspecify.annotations.NullMarked;
