/**
 * Every error that a client throws, below {@link
 * dev.exportclients.core.exception.ExportClientException}. {@link
 * dev.exportclients.core.exception.ApiException} and its subtypes say what a provider refused,
 * {@link dev.exportclients.core.exception.TransferException} that the way there failed, {@link
 * dev.exportclients.core.exception.LocalFileException} that this machine could not keep the file.
 *
 * <p>These types see nothing else of core.
 */
@NullMarked
package dev.exportclients.core.exception;

import org.jspecify.annotations.NullMarked;
