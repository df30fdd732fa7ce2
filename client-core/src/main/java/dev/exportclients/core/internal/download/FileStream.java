package dev.exportclients.core.internal.download;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.TransferException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.http.FileHeaders;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.retry.DeadlineSleeper;
import dev.exportclients.core.internal.retry.ReadinessPolling;
import dev.exportclients.core.internal.retry.Retries;
import dev.exportclients.core.internal.transport.SpeedGuard;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one remote file, in order and complete, whatever the network does. Reports the end
 * only when the file is whole.
 *
 * <p>Brings the bytes from a {@link FileResponse} past the {@link ContentCheck} to who reads; after
 * a failure does what {@link Recovery} decides. Belongs to one thread.
 */
final class FileStream implements AutoCloseable {
  private final DownloadContext context;
  private final DownloadPlan plan;
  private final Receiver receiver;
  final DeadlineSleeper pauses;
  private final ReadinessPolling polling;
  private final SpeedGuard speed;
  private final RangePolicy ranges = new RangePolicy();
  private final Set<DownloadWarning> warnings = EnumSet.noneOf(DownloadWarning.class);
  private final Attempts attempts;
  private final Recovery recovery;
  private final ContentCheck content;

  private RemoteFile facts = RemoteFile.NONE;
  private FileHeaders metadata = FileHeaders.NONE;
  private @Nullable FileResponse response;

  /** Behind the last byte that came. */
  private long position;

  private long furthest;
  private boolean ended;
  private int resumes;

  FileStream(
      DownloadContext context, DownloadPlan plan, DownloadOptions options, Receiver receiver) {
    this.context = context;
    this.plan = plan;
    this.receiver = receiver;
    String operation = plan.operation();
    this.pauses = new DeadlineSleeper(operation, context.settings());
    this.polling =
        new ReadinessPolling(
            operation, plan.ids(), options.waitAtMost(), context.settings(), pauses);
    this.speed = new SpeedGuard(operation, context.settings());
    this.content = new ContentCheck(context.errors(), operation);
    this.attempts = new Attempts(plan, pauses, polling, ranges, warnings);
    Retries retries = new Retries(operation, context.settings(), context.authorizer(), pauses);
    this.recovery = new Recovery(operation, options.resume(), attempts, retries, polling, ranges);
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
    prepare();
    return delivered();
  }

  /** As an input stream reads; -1 once the file is whole. The length is at least one. */
  int read(byte[] buffer, int offset, int length) {
    int count = 0;
    while (count == 0 && !isOver()) {
      FileResponse open = prepare();
      if (content.held() > 0) {
        count = content.take(buffer, offset, length);
      } else if (!ended) {
        count = receive(open, buffer, offset, length);
      }
    }
    return count == 0 ? -1 : count;
  }

  private boolean isOver() {
    return ended && !content.isPending() && content.held() == 0;
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
    return attempts.count();
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

  /** Returns a response that is open, or was read to its end, once the content is checked. */
  private FileResponse prepare() {
    while (true) {
      FileResponse open = response;
      if (open == null) {
        connect();
      } else if (!content.isPending()) {
        return open;
      } else if (content.isFull() || ended) {
        check(open);
      } else {
        byte[] head = content.buffer(facts.total());
        content.added(receive(open, head, content.filled(), head.length - content.filled()));
      }
    }
  }

  private void check(FileResponse open) {
    if (open.isGzip()) {
      metadata = content.decoded(metadata);
    }
    try {
      content.check(open.message(), metadata, ended, attempts.last());
    } catch (RuntimeException noFile) {
      disconnect();
      follow(recovery.afterWrongContent(noFile, progress()));
      return;
    }
    receiver.begin(facts);
  }

  /** Zero when nothing came: the file ended, or something else is to be done first. */
  private int receive(FileResponse open, byte[] buffer, int offset, int length) {
    try {
      int count = open.read(buffer, offset, length);
      if (count < 0) {
        requireWhole();
        ended = true;
        return 0;
      }
      position += count;
      if (position > furthest) {
        recovery.progressed(position - furthest);
        furthest = position;
      }
      return count;
    } catch (RuntimeException broken) {
      recover(broken);
      return 0;
    }
  }

  private void requireWhole() {
    if (facts.total() >= 0 && position < facts.total()) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.TRANSIENT,
          "the response ended at " + position + " of " + facts.total() + " bytes",
          null);
    }
    if (facts.total() >= 0 && position > facts.total()) {
      receiver.discardReceived();
      throw new TransferException(
          plan.operation() + ": more bytes came than the " + facts.total() + " promised",
          plan.operation(),
          null);
    }
    if (position == 0) {
      warnings.add(DownloadWarning.EMPTY_FILE);
    }
  }

  private void connect() {
    try {
      speed.ask(position == 0 ? this::askForAll : this::askForRest);
    } catch (RuntimeException failure) {
      recover(failure);
    }
  }

  private void askForAll() {
    begin(ask(Map.of()));
  }

  private void askForRest() {
    // Where there may be nothing beyond: the last byte again, and there is a response.
    long from = facts.total() < 0 || position == facts.total() ? position - 1 : position;
    FileResponse next = ask(facts.rangeFrom(from));
    if (next.continues(facts, from)) {
      goOn(next, from);
      return;
    }
    follow(recovery.afterOtherFile(progress()));
    if (next.isWhole()) {
      begin(next);
    } else {
      ranges.giveUp();
      disconnect();
    }
  }

  private FileResponse ask(Map<String, Object> range) {
    FileResponse next =
        new FileResponse(context.errors(), plan.operation(), speed, attempts.open(range));
    response = next;
    return next;
  }

  private void begin(FileResponse next) {
    facts = next.file().without(context.redactor()::isIn);
    metadata = facts.metadata();
    polling.fileArrived();
    warnings.removeAll(FileResponse.WARNINGS);
    warnings.addAll(next.warnings());
    next.begin();
  }

  private void goOn(FileResponse next, long from) {
    polling.fileArrived();
    ranges.rangeArrived();
    facts = facts.learning(next.message());
    metadata = metadata == FileHeaders.NONE ? facts.metadata() : metadata;
    next.goOn(from, position - from);
    resumes++;
  }

  private void recover(RuntimeException failure) {
    disconnect();
    if (Recovery.isCorrupt(failure) && delivered() > 0) {
      receiver.discardReceived();
    }
    follow(recovery.afterFailure(failure, progress()));
  }

  private void follow(Decision decision) {
    if (decision instanceof Decision.Fail fail) {
      throw fail.reason();
    }
    if (decision instanceof Decision.StartOver) {
      position = 0;
      ended = false;
      content.reset();
    }
  }

  private Progress progress() {
    return new Progress(position, delivered(), facts.isResumable(), receiver.canRestart());
  }

  private void disconnect() {
    FileResponse open = response;
    response = null;
    if (open != null) {
      open.close();
    }
  }
}
