package dev.exportclients.plans.internal.ledger;

import dev.exportclients.plans.status.LedgerException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection for all threads. What was written is on disk when the call returns; what several
 * threads write at the same time goes to disk together. Safe for threads.
 */
final class LedgerDatabase implements AutoCloseable {

  /** What is done in a transaction. */
  interface Step<T extends @Nullable Object> {
    T in(Connection connection) throws SQLException;
  }

  private final LedgerProblems problems;
  private final Connection connection;
  private final Queue<Pending<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * @param connection closed with this
   */
  LedgerDatabase(Path file, Connection connection) {
    this.problems = new LedgerProblems(file);
    this.connection = connection;
  }

  <T extends @Nullable Object> T read(Step<T> step) {
    lock.lock();
    try {
      return step.in(connection);
    } catch (SQLException failure) {
      throw problems.of(failure);
    } finally {
      lock.unlock();
    }
  }

  /**
   * @throws LedgerException if it is not on disk; nothing of it is then
   */
  <T extends @Nullable Object> T write(Step<T> step) {
    Pending<T> mine = new Pending<>(step);
    waiting.add(mine);
    lock.lock();
    try {
      if (!mine.isOver) {
        commit(taken());
      }
    } finally {
      lock.unlock();
    }
    return mine.result();
  }

  private List<Pending<?>> taken() {
    List<Pending<?>> taken = new ArrayList<>();
    for (Pending<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      taken.add(next);
    }
    return taken;
  }

  private void commit(List<Pending<?>> steps) {
    @Nullable LedgerException failure = null;
    try {
      connection.setAutoCommit(false);
      for (Pending<?> step : steps) {
        step.take(connection);
      }
      connection.commit();
    } catch (SQLException failed) {
      failure = problems.of(failed);
    } finally {
      end(failure != null);
      for (Pending<?> step : steps) {
        step.over(failure);
      }
    }
  }

  private void end(boolean failed) {
    try {
      if (failed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException ofAnEndedTransaction) {
      // Some failures have ended it already, such as a full disk.
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException failure) {
      throw problems.of(failure);
    } finally {
      lock.unlock();
    }
  }

  private static final class Pending<T extends @Nullable Object> {
    private final Step<T> step;
    private @Nullable T value;
    private @Nullable LedgerException failure;
    private boolean isOver;

    Pending(Step<T> step) {
      this.step = step;
    }

    void take(Connection connection) throws SQLException {
      value = step.in(connection);
    }

    void over(@Nullable LedgerException why) {
      failure = why;
      isOver = true;
    }

    @SuppressWarnings("NullAway") // As null as the step's own value may be.
    T result() {
      if (failure != null) {
        throw new LedgerException(String.valueOf(failure.getMessage()), failure.ledger(), failure);
      }
      return value;
    }
  }
}
