package dev.exportclients.core.internal;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an operation. A generated method has no parameter for such things, so the attempt
 * is bound to the thread while it runs; transport and authorizer find it there.
 */
final class Call {
  private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

  final String operation;
  final int attempt;

  /** The exchange as a whole, body included, must end in this time. */
  final @Nullable Duration limit;

  /** The answer's head must be there in this time. */
  final @Nullable Duration headLimit;

  @Nullable Secret sentToken;
  @Nullable OutgoingRequest sent;
  @Nullable Instant serverDate;

  Call(String operation, int attempt, @Nullable Duration limit, @Nullable Duration headLimit) {
    this.operation = operation;
    this.attempt = attempt;
    this.limit = limit;
    this.headLimit = headLimit;
  }

  <T> T run(Supplier<T> action) {
    Call outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return action.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  static Call current() {
    Call call = CURRENT.get();
    if (call == null) {
      throw new IllegalStateException("a generated method was called outside of a call");
    }
    return call;
  }
}
