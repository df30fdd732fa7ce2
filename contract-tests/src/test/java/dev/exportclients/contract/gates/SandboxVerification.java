package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import dev.exportclients.contract.spec.Example;
import dev.exportclients.contract.spec.Operation;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.verdict.Evidence;
import dev.exportclients.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each interaction of a pact against the sandbox. Subclasses say what the states are there:
 * the sandbox's own ids and settings where it has them, else an answer laid down for the call.
 */
abstract class SandboxVerification {
  private static Sandbox sandbox;
  private static Evidence evidence;

  private Pacted pacted;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
    evidence = new Evidence(Evidence.Against.SANDBOX);
  }

  @AfterAll
  static void stop(TestInfo test) {
    sandbox.close();
    evidence.write(
        Path.of(System.getProperty("verdict.folder")),
        test.getTestClass().orElseThrow().getSimpleName());
  }

  @BeforeEach
  void aim(PactVerificationContext context) {
    pacted =
        new Pacted(
            context.getProviderInfo().getName(),
            (V4Interaction.SynchronousHttp) context.getInteraction());
    context.setTarget(new HttpTestTarget("127.0.0.1", sandbox.port()));
    sandbox.reset();
    acceptTheCredentialsOfThePact();
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answersAsThePactSays(PactVerificationContext context, HttpRequest request) {
    sign(request);
    String wrong = "";
    try {
      context.verifyInteraction();
    } catch (AssertionError failed) {
      wrong = String.join("; ", mismatches(context));
    }
    evidence.add(
        pacted, wrong.isEmpty() ? Evidence.Outcome.VERIFIED : Evidence.Outcome.FAILED, wrong);
    assertThat(wrong).as("%s %s", operation(), pacted.response().getStatus()).isEmpty();
  }

  /** What Pact itself only prints. */
  private static List<String> mismatches(PactVerificationContext context) {
    return context.getTestExecutionResult().stream()
        .flatMap(failed -> failed.getFailures().values().stream())
        .flatMap(List::stream)
        .map(VerificationFailureType::description)
        .toList();
  }

  /** Makes what the pact sends valid. */
  abstract void acceptTheCredentialsOfThePact();

  /** Signs anew what can't be sent as it stands in the pact. */
  void sign(HttpRequest request) {}

  Sandbox sandbox() {
    return sandbox;
  }

  Pacted pacted() {
    return pacted;
  }

  Operation operation() {
    return pacted.operation().orElseThrow();
  }

  /** The sandbox's answer to this call is the example that the pact was made from. */
  void layDown(Map<String, String> headers) {
    String example = pacted.example().orElse(null);
    sandbox.script(operation().label(), null, pacted.specStatus(), example, headers, 0);
  }

  void layDown() {
    layDown(Map.of());
  }

  /** An id that makes the sandbox answer with the status and example of the pact. */
  long specialId() {
    List<String> names =
        operation().examples(pacted.specStatus()).stream().map(Example::name).toList();
    return pacted.specStatus() * 100L + 1 + names.indexOf(pacted.example().orElseThrow());
  }
}
