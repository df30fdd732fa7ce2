package dev.exportclients.cli.output;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.DestinationException;
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
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.plans.PlanException;
import dev.exportclients.plans.PlanProblem;
import dev.exportclients.plans.status.LedgerException;
import dev.exportclients.plans.status.LedgerInUseException;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one type of failure: the exit code, and what its JSON says beside the message.
 */
final class FailureKind<F extends Throwable> {

  /**
   * By exact class: the leaves are final, and a subclass of a JDK exception means something else.
   */
  private static final Map<Class<?>, FailureKind<?>> BY_CLASS =
      Stream.of(
              simple(ConfigurationException.class, ExitCode.USAGE),
              simple(UsageException.class, ExitCode.USAGE),
              kind(
                  PlanException.class,
                  ExitCode.USAGE,
                  (plan, json) ->
                      json.with(
                          "problems",
                          plan.problems().stream().map(PlanProblem::toString).toList())),
              refusal(UnauthenticatedException.class, ExitCode.NOT_PERMITTED),
              refusal(PermissionDeniedException.class, ExitCode.NOT_PERMITTED),
              refusal(NotFoundException.class, ExitCode.NOT_FOUND),
              refusal(ExpiredException.class, ExitCode.EXPIRED),
              refusal(InvalidRequestException.class, ExitCode.REJECTED),
              kind(
                  ProviderUnavailableException.class,
                  ExitCode.UNAVAILABLE,
                  (down, json) -> json.refusal(down).retryAfter(down.retryAfter())),
              kind(
                  RateLimitedException.class,
                  ExitCode.UNAVAILABLE,
                  (limited, json) -> json.refusal(limited).retryAfter(limited.retryAfter())),
              kind(
                  NotReadyException.class,
                  ExitCode.NOT_READY,
                  (notReady, json) ->
                      json.response(notReady.operation(), notReady.status().orElse(200))
                          .state(notReady.lastState(), notReady.ids())),
              kind(
                  ExportFailedException.class,
                  ExitCode.EXPORT_FAILED,
                  (failed, json) ->
                      json.with("operation", failed.operation())
                          .state(failed.state(), failed.ids())),
              kind(
                  EmptyExportException.class,
                  ExitCode.EMPTY,
                  (empty, json) ->
                      json.with("operation", empty.operation()).state(empty.state(), empty.ids())),
              kind(
                  TransferException.class,
                  ExitCode.TRANSFER,
                  (transfer, json) -> json.with("operation", transfer.operation())),
              new FailureKind<>(
                  SignInException.class,
                  signIn -> exitCode(signIn.getCause()),
                  (signIn, json) ->
                      json.with("service", signIn.service())
                          .withAll(fields(signIn.getCause()).values())),
              kind(
                  StartOutcomeUnknownException.class,
                  ExitCode.TRANSFER,
                  (unknown, json) ->
                      json.with("operation", unknown.operation())
                          .ids(unknown.ids())
                          .with("candidates", unknown.candidates())),
              kind(
                  UnexpectedContentException.class,
                  ExitCode.UNEXPECTED_CONTENT,
                  (content, json) ->
                      json.response(content.operation(), content.status())
                          .with("media_type", content.mediaType())),
              kind(
                  LocalFileException.class,
                  ExitCode.LOCAL_FILE,
                  (local, json) -> json.with("path", local.path().toString())),
              kind(
                  DestinationException.class,
                  ExitCode.LOCAL_FILE,
                  (stored, json) ->
                      json.with("address", stored.address())
                          .with("reason", stored.reason().name().toLowerCase(Locale.ROOT))),
              simple(InvalidPathException.class, ExitCode.LOCAL_FILE),
              kind(
                  LedgerException.class,
                  ExitCode.LOCAL_FILE,
                  (ledger, json) -> json.with("path", ledger.ledger().toString())),
              kind(
                  LedgerInUseException.class,
                  ExitCode.LOCAL_FILE,
                  (inUse, json) ->
                      json.with("path", inUse.ledger().toString()).with("holder", inUse.holder())),
              new FailureKind<>(
                  EngineException.class,
                  EngineException::exitCode,
                  (engine, json) -> json.with("reason", engine.reason())),
              new FailureKind<>(
                  StdoutException.class,
                  stdout -> stdout.isUnread() ? ExitCode.UNREAD : ExitCode.LOCAL_FILE,
                  (stdout, json) -> json.withAll(stdout.facts())))
          .collect(Collectors.toUnmodifiableMap(kind -> kind.type, kind -> kind));

  private final Class<F> type;
  private final Function<F, ExitCode> exitCode;
  private final BiConsumer<F, ErrorFields> fields;

  /** Null if it depends on more than the type. */
  private final @Nullable ExitCode always;

  private FailureKind(
      Class<F> type, Function<F, ExitCode> exitCode, BiConsumer<F, ErrorFields> fields) {
    this(type, null, exitCode, fields);
  }

  private FailureKind(
      Class<F> type,
      @Nullable ExitCode always,
      Function<F, ExitCode> exitCode,
      BiConsumer<F, ErrorFields> fields) {
    this.type = type;
    this.always = always;
    this.exitCode = exitCode;
    this.fields = fields;
  }

  private static <F extends Throwable> FailureKind<F> kind(
      Class<F> type, ExitCode exitCode, BiConsumer<F, ErrorFields> fields) {
    return new FailureKind<>(type, exitCode, failure -> exitCode, fields);
  }

  private static <F extends Throwable> FailureKind<F> simple(Class<F> type, ExitCode exitCode) {
    return kind(type, exitCode, (failure, json) -> {});
  }

  private static <F extends ApiException> FailureKind<F> refusal(Class<F> type, ExitCode exitCode) {
    return kind(type, exitCode, (failure, json) -> json.refusal(failure));
  }

  /**
   * What is in no row is a bug; so is an argument that is refused, unless whoever read it from the
   * command line or a variable made a {@code UsageException} of it.
   */
  static ExitCode exitCode(Throwable failure) {
    FailureKind<?> kind = BY_CLASS.get(failure.getClass());
    return kind == null ? ExitCode.BUG : kind.exitCodeOf(failure);
  }

  static ExitCode exitCodeOfKind(String simpleName) {
    return BY_CLASS.values().stream()
        .filter(kind -> kind.type.getSimpleName().equals(simpleName))
        .findFirst()
        .flatMap(kind -> Optional.ofNullable(kind.always))
        .orElse(ExitCode.BUG);
  }

  static ErrorFields fields(Throwable failure) {
    ErrorFields json = new ErrorFields();
    FailureKind<?> kind = BY_CLASS.get(failure.getClass());
    if (kind != null) {
      kind.describe(failure, json);
    }
    return json;
  }

  private ExitCode exitCodeOf(Throwable failure) {
    return exitCode.apply(type.cast(failure));
  }

  private void describe(Throwable failure, ErrorFields json) {
    fields.accept(type.cast(failure), json);
  }
}
