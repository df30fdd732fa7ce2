package dev.exportclients.spring.properties;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells, when an application does not start, which property to mend, in place of a stack trace. */
final class UnusablePropertyAnalyzer extends AbstractFailureAnalyzer<UnusablePropertyException> {
  @Override
  protected FailureAnalysis analyze(Throwable start, UnusablePropertyException cause) {
    return new FailureAnalysis(cause.getMessage() + ".", cause.remedy(), cause);
  }
}
