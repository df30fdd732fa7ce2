package dev.exportclients.core.exception;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that starts a run was sent, and its response was lost, or was a success that can't be
 * read: the run may exist. It is not sent again, since the provider might then make it twice. Look
 * for the run where {@link #candidates} or the message says, before you start another. Of a
 * response that can't be read, {@link #getCause} is the {@link UnexpectedContentException} that
 * shows its beginning.
 *
 * <p>A 502 or a 504 is a lost response, too: a gateway has it that passed the request on, and got
 * none that is usable. {@link #getCause} is then the {@link ProviderUnavailableException} with what
 * it said. Any other status from 500 on is the provider's own word, and that exception itself; but
 * for a 503, after which there is no run, its message says that there may be one.
 *
 * <p>A web page in place of a response, such as a sign-in page of a network, is not the provider's:
 * that is an {@link UnexpectedContentException} itself, and nothing was started.
 */
public final class StartOutcomeUnknownException extends TransferException {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> ids;
  private final ArrayList<String> candidates;

  /**
   * For a client's use, and for tests.
   *
   * @param message what happened, and where to look for the run
   * @param operation such as {@code ems.startResults}
   * @param ids what was to be started, such as {@code reportId} and {@code studyId}
   * @param candidates handles, as text, of the runs that it may be
   * @param cause why the response is unknown; null if nothing more is known
   */
  public StartOutcomeUnknownException(
      String message,
      String operation,
      Map<String, String> ids,
      List<String> candidates,
      @Nullable Throwable cause) {
    super(message, operation, cause);
    this.ids = new TreeMap<>(ids);
    this.candidates = new ArrayList<>(candidates);
  }

  /**
   * {@return what was to be started, such as {@code reportId} and {@code studyId}; sorted,
   * read-only}
   */
  public Map<String, String> ids() {
    return Collections.unmodifiableMap(ids);
  }

  /**
   * {@return handles of the runs that it may be, for {@code RunHandle.parse}: two or more, or none
   * if the search found nothing, failed, or the provider has no way to search}
   */
  public List<String> candidates() {
    return Collections.unmodifiableList(candidates);
  }
}
