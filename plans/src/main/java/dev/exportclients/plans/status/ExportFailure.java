package dev.exportclients.plans.status;

import java.util.Optional;

/**
 * Why an export is not saved. It holds no secret.
 *
 * @param kind the simple name of the exception, such as {@code ExpiredException}; of a skipped
 *     export, that of the one it waited for
 * @param cause the simple name of what made a sign-in fail, such as {@code
 *     UnauthenticatedException}; empty for anything else than a {@code SignInException}
 * @param message what happened, for people
 * @param advice what to do about it; empty if the message says all there is
 * @param needsAgain whether it stays failed until somebody has it started again, as its run has
 *     ended without a file; else the next run of the plan goes on where it stopped
 */
public record ExportFailure(
    String kind,
    Optional<String> cause,
    String message,
    Optional<String> advice,
    boolean needsAgain) {}
