/**
 * Destinations {@code s3://bucket/key} at any S3 endpoint: {@link
 * dev.exportclients.destination.s3.S3Storage}, or by their addresses with {@link
 * dev.exportclients.core.destination.Destinations}.
 *
 * <pre>
 * S3Storage        one client for all its places; leftovers, and what aborts them
 *   S3Place        looks whether a name is free; begins
 *     S3Upload     a file on disk until it is whole, then one request or a multipart upload
 *       Spool      that file; it has no name
 *       Multipart  parts, and what puts them together
 *   S3Calls        ends what takes too long
 *     S3Failures   what a failure means
 * </pre>
 */
@NullMarked
package dev.exportclients.destination.s3;

import org.jspecify.annotations.NullMarked;
