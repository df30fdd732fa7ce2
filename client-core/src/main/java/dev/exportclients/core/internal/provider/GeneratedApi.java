package dev.exportclients.core.internal.provider;

/**
 * A provider's generated interface. A generated method has no parameter for the attempt that calls
 * it, so each attempt has an instance of its own (ADR 7). Safe for threads.
 */
@FunctionalInterface
public interface GeneratedApi<T> {
  /** Whose calls are requests of this attempt. */
  T of(Attempt attempt);
}
