package dev.exportclients.core.internal.provider;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.hook.CallReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an operation: what transport and authorizer must know of the call that a request
 * belongs to, and what the call must know of the request. It goes from hand to hand (ADR 7).
 * Belongs to one thread.
 */
public final class Attempt {
  /** That it belongs to. */
  public final CallReport call;

  public final String operation;
  public final int number;

  private final AttemptLimits limits;

  /** Whether its response, if it is a success, is the file, whose body no wait bounds. */
  public final boolean asksForFile;

  /** Its request starts something, also where it is a GET: it leaves once. */
  public boolean isStart;

  /** The longest silence of its server; null for that of the settings. */
  public @Nullable Duration idleTimeout;

  private @Nullable Secret token;
  private boolean takesNewest;
  private @Nullable Authorizer authorizer;
  private @Nullable OutgoingRequest signed;
  private @Nullable Instant serverDate;
  private @Nullable Map<String, Object> form;
  private Map<String, Collection<String>> responseHeaders = Map.of();
  private boolean isOver;
  private boolean wasSent;
  private boolean bringsSecret;

  /**
   * @param limit in which all must have ended; null for none
   * @param waitLimit in which it must be known that the export is not ready; null for none
   */
  public Attempt(
      CallReport call,
      String operation,
      int number,
      boolean asksForFile,
      @Nullable Duration limit,
      @Nullable Duration waitLimit) {
    this.call = call;
    this.operation = operation;
    this.number = number;
    this.asksForFile = asksForFile;
    this.limits = new AttemptLimits(limit, waitLimit);
  }

  /** One of the call's own operation, that asks for no file and does not wait. */
  public Attempt(CallReport call, int number, @Nullable Duration limit) {
    this(call, call.operation(), number, false, limit, null);
  }

  /** The same once more, in what is left of the call's time. */
  public Attempt next(@Nullable Duration itsLimit) {
    return next(operation, number + 1, asksForFile, itsLimit, null);
  }

  /** The one that follows in the same call; parameters as of the constructor. */
  public Attempt next(
      String itsOperation,
      int itsNumber,
      boolean forFile,
      @Nullable Duration itsLimit,
      @Nullable Duration itsWaitLimit) {
    Attempt next = new Attempt(call, itsOperation, itsNumber, forFile, itsLimit, itsWaitLimit);
    next.takesNewest = takesNewest;
    return next;
  }

  /** What is left of the limit, over all hops of the call. */
  public @Nullable Duration limit() {
    return limits.leftOfAll();
  }

  /** What is left of the time for a poll, over all hops of the call. */
  public @Nullable Duration waitLimit() {
    return limits.leftOfWait();
  }

  /** Until the first of its limits; zero or less once that has passed. */
  public long nanosLeft() {
    return limits.nanosLeft();
  }

  /** What it means that {@link #nanosLeft} have passed. */
  public ExchangeFailure late(@Nullable Throwable cause) {
    return limits.late("", cause);
  }

  /** As above; {@code during} says what the time was spent on, as the end of a sentence. */
  ExchangeFailure late(String during, @Nullable Throwable cause) {
    return limits.late(during, cause);
  }

  /** Its requests carry this token; with the next one the source may be asked again. */
  void carry(Secret sent) {
    token = sent;
    takesNewest = false;
  }

  /** What its requests carry; null before the first, and where they carry none. */
  @Nullable Secret token() {
    return token;
  }

  /** Its token was refused: the next request of the call takes the newest that is known. */
  void takeNewest() {
    takesNewest = true;
  }

  boolean takesNewest() {
    return takesNewest;
  }

  /** Lets the authorizer sign one of its requests, and tell it later how the attempt ended. */
  public void sign(OutgoingRequest request, Authorizer signer) {
    authorizer = signer;
    signer.sign(request, this);
    signed = request;
  }

  public boolean isSigned() {
    return signed != null;
  }

  /** Its requests send this form, of texts and the {@code Path}s of files. */
  public void sendsForm(Map<String, Object> fields) {
    form = fields;
  }

  /** Null for a request whose body is bytes, or that has none. */
  public @Nullable Map<String, Object> form() {
    return form;
  }

  /** A success brings a secret that nobody knows yet: no part of its body may be shown. */
  public Attempt forSecret() {
    bringsSecret = true;
    return this;
  }

  public boolean bringsSecret() {
    return bringsSecret;
  }

  /** A connection is there, and from now on a byte of a request may have reached the server. */
  public void leaves() {
    wasSent = true;
  }

  /** Whether the server may have seen anything of it. */
  public boolean wasSent() {
    return wasSent;
  }

  /** The {@code Date} of the last response. */
  public void respondedAt(@Nullable Instant date) {
    serverDate = date;
  }

  /** The last response's headers, by lower-case name. */
  public void respondedWith(Map<String, Collection<String>> headers) {
    responseHeaders = headers;
  }

  /** The first value of a header of the last response, which no generated method hands out. */
  public Optional<String> responseHeader(String lowerCaseName) {
    return responseHeaders.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
  }

  /** How it ended; the failure is null for a success. */
  public Authorizer.Outcome outcome(@Nullable RuntimeException failure) {
    OutgoingRequest last = signed;
    return new Authorizer.Outcome(
        this,
        last == null ? Map.of() : last.headers(),
        Optional.ofNullable(serverDate),
        Optional.ofNullable(failure));
  }

  /**
   * Sends it. With the result it has ended, unless that is a file's response, whose body may be the
   * provider's refusal: then whoever reads it says how it ended.
   */
  public <T> T run(Function<Attempt, T> request) {
    T result;
    try {
      result = request.apply(this);
    } catch (RuntimeException failure) {
      end(failure);
      throw failure;
    } catch (Error broken) {
      end(new IllegalStateException("ended by an error"));
      throw broken;
    }
    if (!asksForFile) {
      end(null);
    }
    return result;
  }

  /** The file's response carries a file. */
  public void succeeded() {
    end(null);
  }

  /** The body says so, whatever the status. */
  public void failed(RuntimeException failure) {
    end(failure);
  }

  /** Nobody reads the response any further; without effect once it has ended. */
  public void abandoned() {
    if (authorizer != null && !isOver) {
      isOver = true;
      authorizer.abandoned(outcome(null));
    }
  }

  private void end(@Nullable RuntimeException failure) {
    if (authorizer != null && !isOver) {
      isOver = true;
      authorizer.ended(outcome(failure));
    }
  }
}
