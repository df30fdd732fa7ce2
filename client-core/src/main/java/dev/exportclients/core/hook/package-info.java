/**
 * Where users hook into the requests of a client: {@link
 * dev.exportclients.core.hook.RequestInterceptor}. (What is told of them hears {@link
 * dev.exportclients.core.ExchangeListener}.)
 */
@NullMarked
package dev.exportclients.core.hook;

import org.jspecify.annotations.NullMarked;
