/**
 * How the rooms of the sandbox come together: the dispatcher, which asks faults, scripted responses
 * and providers, in that order.
 *
 * <p>Internal, as are all packages below: public only for the packages beside it. May use all of
 * them but {@code server}, which is given the dispatcher as a handler.
 */
@NullMarked
package dev.exportclients.sandbox.internal;

import org.jspecify.annotations.NullMarked;
