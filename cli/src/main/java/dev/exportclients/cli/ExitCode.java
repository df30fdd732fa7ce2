package dev.exportclients.cli;

import dev.exportclients.core.EmptyExportException;
import dev.exportclients.core.ExpiredException;
import dev.exportclients.core.ExportFailedException;
import dev.exportclients.core.InvalidRequestException;
import dev.exportclients.core.LocalFileException;
import dev.exportclients.core.NotFoundException;
import dev.exportclients.core.NotReadyException;
import dev.exportclients.core.PermissionDeniedException;
import dev.exportclients.core.ProviderUnavailableException;
import dev.exportclients.core.RateLimitedException;
import dev.exportclients.core.TransferException;
import dev.exportclients.core.UnauthenticatedException;
import dev.exportclients.core.UnexpectedContentException;
import java.nio.file.InvalidPathException;
import java.util.Map;

/** What the process says about how it went, one number for each kind of error. */
enum ExitCode {
  DONE(0),
  BUG(1),
  USAGE(2),
  NOT_PERMITTED(3),
  NOT_FOUND(4),
  EXPIRED(5),
  NOT_READY(6),
  REJECTED(7),
  UNAVAILABLE(8),
  TRANSFER(9),
  EXPORT_FAILED(10),
  LOCAL_FILE(11),
  UNEXPECTED_CONTENT(12),
  EMPTY(13),
  INTERRUPTED(130),
  UNREAD(141);

  /**
   * By exact class: the leaves are final, and a subclass of a JDK exception means something else.
   */
  private static final Map<Class<? extends Throwable>, ExitCode> BY_CLASS =
      Map.ofEntries(
          Map.entry(ConfigurationException.class, USAGE),
          Map.entry(IllegalArgumentException.class, USAGE),
          Map.entry(UnauthenticatedException.class, NOT_PERMITTED),
          Map.entry(PermissionDeniedException.class, NOT_PERMITTED),
          Map.entry(NotFoundException.class, NOT_FOUND),
          Map.entry(ExpiredException.class, EXPIRED),
          Map.entry(NotReadyException.class, NOT_READY),
          Map.entry(InvalidRequestException.class, REJECTED),
          Map.entry(ProviderUnavailableException.class, UNAVAILABLE),
          Map.entry(RateLimitedException.class, UNAVAILABLE),
          Map.entry(TransferException.class, TRANSFER),
          Map.entry(ExportFailedException.class, EXPORT_FAILED),
          Map.entry(LocalFileException.class, LOCAL_FILE),
          Map.entry(InvalidPathException.class, LOCAL_FILE),
          Map.entry(UnexpectedContentException.class, UNEXPECTED_CONTENT),
          Map.entry(EmptyExportException.class, EMPTY));

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static ExitCode of(Throwable failure) {
    if (failure instanceof StdoutException stdout) {
      return stdout.isUnread() ? UNREAD : LOCAL_FILE;
    }
    return BY_CLASS.getOrDefault(failure.getClass(), BUG);
  }
}
