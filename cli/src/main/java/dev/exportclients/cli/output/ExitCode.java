package dev.exportclients.cli.output;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.nio.file.InvalidPathException;
import java.util.Map;

/** What the process says about how it went, one number for each kind of error. */
public enum ExitCode {
  DONE(0, "done"),
  BUG(1, "a bug in exportctl, or a Java that did not start"),
  USAGE(2, "usage or configuration"),
  NOT_PERMITTED(3, "not authenticated or not permitted"),
  NOT_FOUND(4, "not found"),
  EXPIRED(5, "expired"),
  NOT_READY(6, "not ready, or the wait ran out"),
  REJECTED(7, "request rejected"),
  UNAVAILABLE(8, "provider unavailable, or too many requests"),
  TRANSFER(9, "transfer failed"),
  EXPORT_FAILED(10, "the provider's export failed"),
  LOCAL_FILE(11, "local file problem, or stdout can't be written"),
  UNEXPECTED_CONTENT(12, "unexpected content, such as a sign-in page"),
  EMPTY(13, "nothing to export"),
  INTERRUPTED(130, "ended by a signal: 128 and its number"),
  UNREAD(141, "nobody reads stdout any more");

  /**
   * By exact class: the leaves are final, and a subclass of a JDK exception means something else.
   */
  private static final Map<Class<? extends Throwable>, ExitCode> BY_CLASS =
      Map.ofEntries(
          Map.entry(ConfigurationException.class, USAGE),
          Map.entry(UsageException.class, USAGE),
          Map.entry(UnauthenticatedException.class, NOT_PERMITTED),
          Map.entry(PermissionDeniedException.class, NOT_PERMITTED),
          Map.entry(NotFoundException.class, NOT_FOUND),
          Map.entry(ExpiredException.class, EXPIRED),
          Map.entry(NotReadyException.class, NOT_READY),
          Map.entry(InvalidRequestException.class, REJECTED),
          Map.entry(ProviderUnavailableException.class, UNAVAILABLE),
          Map.entry(RateLimitedException.class, UNAVAILABLE),
          Map.entry(TransferException.class, TRANSFER),
          Map.entry(StartOutcomeUnknownException.class, TRANSFER),
          Map.entry(ExportFailedException.class, EXPORT_FAILED),
          Map.entry(LocalFileException.class, LOCAL_FILE),
          Map.entry(InvalidPathException.class, LOCAL_FILE),
          Map.entry(UnexpectedContentException.class, UNEXPECTED_CONTENT),
          Map.entry(EmptyExportException.class, EMPTY));

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  public int number() {
    return number;
  }

  public static ExitCode of(Throwable failure) {
    if (failure instanceof StdoutException stdout) {
      return stdout.isUnread() ? UNREAD : LOCAL_FILE;
    }
    return BY_CLASS.getOrDefault(failure.getClass(), BUG);
  }
}
