package dev.exportclients.core.internal.download;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.ExportClientException;
import dev.exportclients.core.NotReadyException;
import dev.exportclients.core.TransferException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.http.ContentCoding;
import dev.exportclients.core.internal.http.FileHeaders;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.retry.DeadlineSleeper;
import dev.exportclients.core.internal.retry.ReadinessPolling;
import dev.exportclients.core.internal.retry.Retries;
import dev.exportclients.core.internal.transport.SpeedGuard;
import feign.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one remote file, in order and complete, whatever the network does: waits, retries,
 * resumes, starts over, asks for new links. Reports the end only when the file is whole.
 *
 * <p>The first 64 KiB are held back until it is clear that they belong to a file and not to a
 * sign-in page or an error. Belongs to one thread.
 */
final class FileStream extends InputStream {
  private static final int MAX_LINK_REFUSALS = 3;
  private static final int STARTED_OVER = -2;

  private final DownloadContext context;
  private final DownloadPlan plan;
  private final DownloadOptions options;
  private final Receiver receiver;
  final DeadlineSleeper pauses;
  private final Retries retries;
  private final ReadinessPolling waiting;
  private final RangePolicy ranges = new RangePolicy();
  private final SpeedGuard speed;
  private final Set<DownloadWarning> warnings = EnumSet.noneOf(DownloadWarning.class);

  private final ContentCheck content;

  private RemoteFile facts = RemoteFile.NONE;
  private FileHeaders metadata = FileHeaders.NONE;
  private long position;
  private long furthest;

  /** Where the answer being read ends by its own {@code Content-Range}. */
  private long answerEnd = Long.MAX_VALUE;

  private boolean ended;
  private int linkRefusals;
  private @Nullable RuntimeException lastFailure;
  private int attempts;
  private int resumes;

  private Attempt call;
  private @Nullable Response response;
  private @Nullable InputStream body;

  FileStream(
      DownloadContext context, DownloadPlan plan, DownloadOptions options, Receiver receiver) {
    this.context = context;
    this.plan = plan;
    this.options = options;
    this.receiver = receiver;
    this.pauses = new DeadlineSleeper(plan.operation(), context.settings());
    this.retries = new Retries(plan.operation(), context.settings(), context.authorizer(), pauses);
    this.waiting =
        new ReadinessPolling(
            plan.operation(), plan.ids(), options.waitAtMost(), context.settings(), pauses);
    this.speed = new SpeedGuard(plan.operation(), context.settings());
    this.content = new ContentCheck(context.errors(), plan.operation());
    this.call = new Attempt(plan.operation(), 0, null);
  }

  /**
   * Opens the file, at the end of what an earlier call left if that is still the same file.
   *
   * @param start see {@link RemoteFile#resumeAt}
   * @return where it goes on; zero if it begins
   */
  long open(RemoteFile known, long start) {
    if (known.isResumable() && start > 0) {
      facts = known.without(context.redactor()::isIn);
      position = start;
      furthest = start;
      content.skip();
    }
    while (body == null) {
      connectOrPause();
    }
    fillHead();
    return delivered();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    while (true) {
      fillHead();
      if (content.held() > 0) {
        return content.take(buffer, offset, length);
      }
      int count = ended ? -1 : receive(buffer, offset, length);
      if (count != STARTED_OVER) {
        return count;
      }
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  /** Without what became known as a secret since they were sent, such as a fresh token. */
  RemoteFile facts() {
    return facts.without(context.redactor()::isIn);
  }

  FileHeaders metadata() {
    return metadata.without(context.redactor()::isIn);
  }

  Set<DownloadWarning> warnings() {
    return warnings;
  }

  /** Bytes handed out so far, those before a resumed start included. */
  long delivered() {
    return position - content.held();
  }

  int attempts() {
    return attempts;
  }

  int resumes() {
    return resumes;
  }

  OptionalLong total() {
    return facts.total() < 0 ? OptionalLong.empty() : OptionalLong.of(facts.total());
  }

  OptionalLong left() {
    return facts.total() < 0 ? OptionalLong.empty() : OptionalLong.of(facts.total() - delivered());
  }

  private void fillHead() {
    while (content.isPending()) {
      int count = -1;
      if (!content.isFull() && !ended) {
        byte[] head = content.buffer(facts.total());
        count = receive(head, content.filled(), head.length - content.filled());
      }
      if (count > 0) {
        content.added(count);
      } else if (count == -1) {
        checkHead();
      }
    }
  }

  private void checkHead() {
    if (warnings.contains(DownloadWarning.DECODED_GZIP)) {
      metadata = content.decoded(metadata);
    }
    try {
      content.check(Objects.requireNonNull(response), metadata, ended, call);
    } catch (RuntimeException noFile) {
      disconnect();
      withoutRange(noFile, noFile);
      return;
    }
    receiver.begin(facts);
  }

  /** The next bytes from the network; -1 when the file is whole. */
  private int receive(byte[] buffer, int offset, int length) {
    while (true) {
      InputStream open = body;
      if (open == null) {
        if (connectOrPause() == STARTED_OVER) {
          return STARTED_OVER;
        }
        continue;
      }
      try {
        int most = (int) Math.min(length, Math.max(1, answerEnd - position));
        int count = readOpen(open, buffer, offset, most);
        if (count < 0) {
          requireWhole();
          return -1;
        }
        if (position >= answerEnd) {
          throw new ExchangeFailure(
              ExchangeFailure.Kind.CORRUPT, "more bytes came than their Content-Range says", null);
        }
        position += count;
        if (position > furthest) {
          progressed(position - furthest);
          furthest = position;
        }
        return count;
      } catch (RuntimeException broken) {
        if (afterFailure(broken) == STARTED_OVER) {
          return STARTED_OVER;
        }
      }
    }
  }

  private void progressed(long bytes) {
    if (retries.progressed(bytes)) {
      linkRefusals = 0;
    }
  }

  private int readOpen(InputStream open, byte[] buffer, int offset, int length) {
    try {
      return speed.read(open, buffer, offset, length);
    } catch (ZipException corrupt) {
      throw notAsPromised("its gzip coding is corrupt");
    } catch (EOFException cut) {
      throw new ExchangeFailure(ExchangeFailure.Kind.TRANSIENT, "the gzip coding ends early", cut);
    } catch (IOException failure) {
      throw new ExchangeFailure(ExchangeFailure.Kind.TRANSIENT, "a broken body", failure);
    }
  }

  private void requireWhole() {
    if (facts.total() >= 0 && position < facts.total()) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.TRANSIENT,
          "the answer ended at " + position + " of " + facts.total() + " bytes",
          null);
    }
    if (facts.total() >= 0 && position > facts.total()) {
      receiver.distrust();
      throw new TransferException(
          plan.operation() + ": more bytes came than the " + facts.total() + " promised",
          plan.operation(),
          null);
    }
    ended = true;
    body = null;
    if (position == 0) {
      warnings.add(DownloadWarning.EMPTY_FILE);
    }
  }

  /** 0 when connected or when it is time for another try. */
  private int connectOrPause() {
    try {
      return speed.ask(this::connect);
    } catch (RuntimeException failure) {
      return afterFailure(failure);
    }
  }

  /** Returns when another try is due, else throws. */
  private int afterFailure(RuntimeException failure) {
    disconnect();
    if (failure instanceof NotReadyException && ranges.mayBeWhy(failure)) {
      return withoutRange(failure, failure);
    }
    try {
      return pauseOrThrow(failure);
    } catch (RuntimeException last) {
      return withoutRange(failure, last);
    }
  }

  /**
   * Begins anew, and asks for no range any more, if that may be the reason of a failure.
   *
   * @param last the failure as users would get it
   */
  private int withoutRange(RuntimeException failure, RuntimeException last) {
    if (!ranges.mayBeWhy(failure)) {
      throw last;
    }
    if (delivered() > 0 && !receiver.takesBack()) {
      throw Retries.isTransient(failure) ? last : restRefused(last);
    }
    retries.atOnce(failure);
    ranges.giveUp();
    return startOver();
  }

  private TransferException restRefused(RuntimeException reason) {
    return new TransferException(
        plan.operation()
            + ": broke off after "
            + delivered()
            + " bytes, and the rest alone was refused ("
            + reason.getMessage()
            + ")",
        plan.operation(),
        reason);
  }

  private int pauseOrThrow(RuntimeException failure) {
    boolean garbled =
        failure instanceof ExchangeFailure fault && fault.kind() == ExchangeFailure.Kind.CORRUPT;
    boolean startsOver = position > 0 && (garbled || !canContinue());
    if (garbled && delivered() > 0) {
      receiver.distrust();
    }
    if (failure instanceof NotReadyException notReady) {
      retries.forget();
      waiting.pauseOrThrow(notReady);
    } else if (failure instanceof ExchangeFailure fault
        && fault.kind() == ExchangeFailure.Kind.WAIT_OVER) {
      RuntimeException reason = lastFailure == null ? fault : lastFailure;
      throw waiting.sawAState()
          ? waiting.over()
          : ExchangeFailure.publicly(reason, plan.operation());
    } else if (failure instanceof ExchangeFailure fault
        && fault.kind() == ExchangeFailure.Kind.LINK_REFUSED) {
      if (++linkRefusals > MAX_LINK_REFUSALS) {
        throw fault.toPublic(plan.operation());
      }
    } else {
      lastFailure = failure;
      if (startsOver && failure instanceof ExchangeFailure fault && fault.isTransient()) {
        requireTakenBack(failure);
      }
      retries.pauseOrThrow(failure, call, waiting.pollLimit());
    }
    return startsOver ? startOver() : 0;
  }

  private boolean canContinue() {
    return facts.isResumable() && options.resume() && ranges.allowsRanges();
  }

  /** Bytes that left can't be called back. */
  private void requireTakenBack(@Nullable RuntimeException cause) {
    if (delivered() > 0 && !receiver.takesBack()) {
      throw new TransferException(
          plan.operation()
              + ": broke off after "
              + delivered()
              + " bytes, and the server has another file now, or nothing proves that it is the same",
          plan.operation(),
          cause == null ? null : cause.getCause());
    }
  }

  /** Nothing proves that what is to come is the same file: forget what there is. */
  private int startOver() {
    requireTakenBack(null);
    position = 0;
    content.reset();
    ended = false;
    return STARTED_OVER;
  }

  private int connect() {
    if (position == 0) {
      response = plan.source().open(new Try(Map.of()));
      begin(response);
      return 0;
    }
    // Where there may be nothing beyond: the last byte again, and there is an answer.
    long from = facts.total() < 0 || position == facts.total() ? position - 1 : position;
    Response answer = plan.source().open(new Try(facts.rangeFrom(from)));
    response = answer;
    if (answer.status() == 206 && facts.isContinuedBy(answer, from)) {
      goOn(answer, from);
      return 0;
    }
    startOver();
    if (answer.status() == 200) {
      begin(answer);
    } else {
      ranges.giveUp();
      disconnect();
    }
    return STARTED_OVER;
  }

  private void goOn(Response answer, long from) {
    waiting.served();
    ranges.served();
    facts = facts.learning(answer);
    metadata = metadata == FileHeaders.NONE ? facts.metadata() : metadata;
    answerEnd = RemoteFile.endOf(answer);
    InputStream rest = stream(answer);
    for (long known = position - from; known > 0; known--) {
      if (readOpen(rest, new byte[1], 0, 1) < 0) {
        throw new ExchangeFailure(
            ExchangeFailure.Kind.TRANSIENT, "the answer lacks the bytes asked for", null);
      }
    }
    resumes++;
    body = rest;
  }

  private void begin(Response answer) {
    if (answer.status() != 200) {
      byte[] start = startOf(answer);
      throw context
          .errors()
          .unexpected(plan.operation(), answer, "that is no complete file", start, start.length);
    }
    ContentCoding coding = ContentCoding.of(answer);
    boolean gzip = coding.isGzip();
    if (!gzip && !coding.isNone()) {
      throw notAsPromised(
          "in the content coding '"
              + context.errors().shown(coding.toString())
              + "', which nobody asked for");
    }
    waiting.served();
    facts = RemoteFile.of(answer, gzip).without(context.redactor()::isIn);
    metadata = facts.metadata();
    warnings.remove(DownloadWarning.UNVERIFIED_LENGTH);
    warnings.remove(DownloadWarning.DECODED_GZIP);
    if (RemoteFile.contentLength(answer) < 0
        && ResponseHeaders.header(answer, "transfer-encoding") == null) {
      warnings.add(DownloadWarning.UNVERIFIED_LENGTH);
    }
    answerEnd = Long.MAX_VALUE;
    InputStream raw = stream(answer);
    body = gzip ? gunzipped(raw) : raw;
  }

  private InputStream gunzipped(InputStream raw) {
    warnings.add(DownloadWarning.DECODED_GZIP);
    try {
      return new GzipBody(raw);
    } catch (ZipException corrupt) {
      throw notAsPromised("its gzip coding is corrupt");
    } catch (IOException cut) {
      throw new ExchangeFailure(ExchangeFailure.Kind.TRANSIENT, "the gzip coding ends early", cut);
    }
  }

  private ExportClientException notAsPromised(String what) {
    Response answered = Objects.requireNonNull(response);
    return context.errors().unexpected(plan.operation(), answered, what, new byte[0], 0);
  }

  private static InputStream stream(Response answer) {
    try {
      return answer.body().asInputStream();
    } catch (IOException failure) {
      throw new ExchangeFailure(ExchangeFailure.Kind.TRANSIENT, "a broken body", failure);
    }
  }

  private static byte[] startOf(Response answer) {
    try {
      return stream(answer).readNBytes(1024);
    } catch (IOException | ExchangeFailure unreadable) {
      return new byte[0];
    }
  }

  private void disconnect() {
    Response open = response;
    body = null;
    if (open != null) {
      open.close();
    }
  }

  /** One try at the file, with the limits that hold at its time. */
  private final class Try implements FileSource.FileRequest {
    private final Map<String, Object> headers;

    Try(Map<String, Object> headers) {
      this.headers = headers;
    }

    @Override
    public Response send(Function<Map<String, Object>, Response> request) {
      attempts++;
      ranges.asks(!headers.isEmpty());
      try {
        return in(plan.operation(), true, () -> request.apply(headers));
      } catch (NotReadyException poll) {
        attempts--;
        throw poll;
      }
    }

    @Override
    public <T> T poll(String operation, Supplier<T> generated) {
      ranges.asks(false);
      return in(operation, false, generated);
    }

    @Override
    public void warn(DownloadWarning warning) {
      warnings.add(warning);
    }

    private <T> T in(String operation, boolean forFile, Supplier<T> action) {
      int attempt = Math.max(1, attempts);
      call = new Attempt(operation, attempt, forFile, pauses.left(), waiting.pollLimit());
      return call.run(action);
    }
  }
}
