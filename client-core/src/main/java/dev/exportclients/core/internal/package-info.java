/**
 * Shared by the provider modules and the command line; no public API. {@link
 * dev.exportclients.core.internal.ClientRuntime} holds what all calls of one client have in common.
 *
 * <p>The rooms, each of which uses only those below it:
 *
 * <ul>
 *   <li>{@code download}: one file, from the request to its last byte, with retries and resumes
 *   <li>{@code files}: part files, their sidecars, and giving the finished file its name
 *   <li>{@code transport}: sending one request, redirects, connections, proxies, TLS, what a failed
 *       exchange means
 *   <li>{@code retry}: whether and when a request is sent again; waiting for an export
 *   <li>{@code provider}: what a client module implements or hands over, and what tells one attempt
 *       from the next
 *   <li>{@code hook}: what users hook in: listeners and interceptors
 *   <li>{@code errors}: which exception a response or a failed exchange becomes
 *   <li>{@code time}: deadlines, watches, and what ends a call that takes too long
 *   <li>{@code redaction}: what may be shown of what a server says
 *   <li>{@code content}: what a body is: markup, cut JSON, a store's error document
 *   <li>{@code http}: what HTTP's own words mean: URLs, headers, ranges, file names
 *   <li>{@code argument}: what a setting or an argument must be
 * </ul>
 */
@NullMarked
package dev.exportclients.core.internal;

import org.jspecify.annotations.NullMarked;
