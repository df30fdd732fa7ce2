/**
 * What a body is, told from its first bytes: a web page, cut JSON, a store's error document, text
 * in UTF-16. Pure functions of linear cost. May use nothing of the other rooms.
 */
@NullMarked
package dev.exportclients.core.internal.content;

import org.jspecify.annotations.NullMarked;
