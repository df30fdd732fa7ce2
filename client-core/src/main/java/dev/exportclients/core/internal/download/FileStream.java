package dev.exportclients.core.internal.download;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.FileState;
import dev.exportclients.core.internal.retry.ReadinessPolling;
import dev.exportclients.core.internal.retry.Retries;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import dev.exportclients.core.internal.time.SpeedGuard;
import java.util.Map;
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
  private final Receiver receiver;
  final DeadlineSleeper deadline;
  private final ReadinessPolling polling;
  private final SpeedGuard speed;
  private final RangePolicy ranges = new RangePolicy();
  private final Attempts attempts;
  private final Recovery recovery;
  final ContentCheck content;
  private final FileDescription description;

  private @Nullable FileResponse response;

  /** Behind the last byte that came. */
  private long position;

  private boolean ended;

  FileStream(
      DownloadContext context, DownloadPlan plan, DownloadOptions options, Receiver receiver) {
    this.context = context;
    this.receiver = receiver;
    String operation = plan.operation();
    this.deadline = new DeadlineSleeper(operation, context.settings(), options);
    this.polling = context.polling(plan, options, deadline);
    this.speed = new SpeedGuard(operation, context.settings());
    this.content = new ContentCheck(context.errors(), operation);
    this.description = new FileDescription(operation, context.redactor());
    this.attempts =
        new Attempts(context.call(), plan, deadline, polling, ranges, description::warn);
    Retries retries = context.retries(deadline);
    this.recovery = new Recovery(operation, options.resume(), attempts, retries, polling, ranges);
  }

  /**
   * Opens the file, at the end of what an earlier call left if that is still the same file.
   *
   * @param start see {@link RemoteFile#resumeAt}
   * @return where it goes on; zero if it begins
   */
  long open(RemoteFile kept, long start) {
    description.resume(kept);
    if (description.sent().isResumable() && start > 0) {
      position = start;
      recovery.startsAt(start);
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

  boolean isOver() {
    return ended && !content.isPending() && content.held() == 0;
  }

  /** Lets the response go, if there is one. */
  @Override
  public void close() {
    FileResponse open = response;
    response = null;
    if (open != null) {
      open.close();
    }
  }

  FileDescription description() {
    return description;
  }

  /** Bytes handed out so far, those before a resumed start included. */
  long delivered() {
    return position - content.held();
  }

  Attempts attempts() {
    return attempts;
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
        byte[] head = content.buffer(description.size());
        content.added(receive(open, head, content.filled(), head.length - content.filled()));
      }
    }
  }

  private void check(FileResponse open) {
    if (open.isGzip()) {
      description.decoded(content);
    }
    try {
      content.check(open, description.sentHeaders(), ended);
    } catch (RuntimeException noFile) {
      close();
      follow(recovery.afterWrongContent(noFile, progress()));
      return;
    }
    receiver.begin(description.sent());
  }

  /** Zero when nothing came: the file ended, or something else is to be done first. */
  private int receive(FileResponse open, byte[] buffer, int offset, int length) {
    try {
      int count = open.read(buffer, offset, length);
      if (count < 0) {
        end();
        return 0;
      }
      position += count;
      recovery.reached(position);
      return count;
    } catch (RuntimeException broken) {
      recover(broken);
      return 0;
    }
  }

  private void end() {
    if (description.isExceededBy(position)) {
      receiver.discardReceived();
    }
    description.requireWhole(position);
    ended = true;
  }

  private void connect() {
    FileState state;
    try {
      state = speed.ask(this::ask);
    } catch (RuntimeException failure) {
      recover(failure);
      return;
    }
    if (state instanceof FileState.NotReady poll) {
      follow(recovery.afterNotReady(poll, progress()));
    }
  }

  private FileState ask() {
    RemoteFile file = description.sent();
    // Where there may be nothing beyond: the last byte again, and there is a response.
    long from = position > 0 && file.mayEndAt(position) ? position - 1 : position;
    FileState state = attempts.open(position == 0 ? Map.of() : file.rangeFrom(from));
    if (state instanceof FileState.Ready ready) {
      response = new FileResponse(context.errors(), speed, ready.response(), attempts.last());
      use(response, from);
    }
    return state;
  }

  private void use(FileResponse next, long from) {
    if (position == 0) {
      begin(next);
    } else if (next.continues(description.sent(), from)) {
      goOn(next, from);
    } else {
      follow(recovery.afterOtherFile(progress()));
      if (next.isWhole()) {
        begin(next);
      } else {
        ranges.stopAsking();
        close();
      }
    }
  }

  private void begin(FileResponse next) {
    description.begin(next);
    polling.fileArrived();
    next.begin();
  }

  private void goOn(FileResponse next, long from) {
    polling.fileArrived();
    ranges.rangeArrived();
    description.goOn(next);
    content.goesOnWith(next);
    next.goOn(from, position - from);
    attempts.resumed();
  }

  private void recover(RuntimeException failure) {
    close();
    if (Recovery.isCorrupt(failure) && delivered() > 0) {
      receiver.discardReceived();
    }
    follow(recovery.afterFailure(failure, progress()));
  }

  private void follow(Decision decision) {
    if (decision instanceof Decision.Fail fail) {
      throw fail.reason();
    }
    deadline.sleep(decision.pause());
    if (decision instanceof Decision.StartOver) {
      position = 0;
      ended = false;
      content.reset();
    }
  }

  private Progress progress() {
    return new Progress(
        position, delivered(), description.sent().isResumable(), receiver.canRestart());
  }
}
