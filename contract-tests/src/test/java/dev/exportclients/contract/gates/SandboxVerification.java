package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.State;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.spec.ServedResponse;
import dev.exportclients.contract.verdict.GateResults;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each interaction of a pact against the sandbox, and holds what it responds with against the
 * spec as well. Subclasses say what the states are there: the sandbox's own ids and settings where
 * it has them, else a response laid down for the call. Each state says which calls it is a fact
 * about and what it tells, lest two of them can stand in for each other.
 */
abstract class SandboxVerification {
  private static Sandbox sandbox;
  private static GateResults results;

  private Pacted pacted;
  private KeepingTarget target;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
    results = new GateResults(GateResults.Against.SANDBOX);
  }

  @AfterAll
  static void stop(TestInfo test) {
    sandbox.close();
    results.write(
        Path.of(System.getProperty("verdict.folder")),
        test.getTestClass().orElseThrow().getSimpleName());
  }

  @BeforeEach
  void aim(PactVerificationContext context) {
    pacted =
        new Pacted(
            context.getProviderInfo().getName(),
            (V4Interaction.SynchronousHttp) context.getInteraction());
    target = new KeepingTarget(sandbox.port());
    context.setTarget(target);
    sandbox.reset();
    requireThatTheStatesTellWhatIsAskedFor();
    acceptTheCredentialsOfThePact();
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void respondsAsThePactSays(PactVerificationContext context, HttpRequest request) {
    sign(request);
    List<String> problems = new ArrayList<>();
    try {
      context.verifyInteraction();
    } catch (AssertionError failed) {
      problems.addAll(mismatches(context));
    }
    target.served().ifPresent(a -> problems.addAll(ServedResponse.problems(pacted, a)));
    String wrong = String.join("; ", problems);
    results.add(
        pacted, wrong.isEmpty() ? GateResults.Outcome.VERIFIED : GateResults.Outcome.FAILED, wrong);
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

  /**
   * What a state is a fact about, and what it tells.
   *
   * @param operations by their ids, with commas; empty for all
   * @param told the state's parameters
   * @param names of all the parameters, in any order
   */
  void about(String operations, Map<String, Object> told, String... names) {
    if (!operations.isEmpty()) {
      assertThat(operations.split(","))
          .as("%s: of what the state is a fact", pacted)
          .contains(operation().id());
    }
    assertThat(told.keySet())
        .as("%s: what the state tells", pacted)
        .containsExactlyInAnyOrder(names);
  }

  /** The state tells which example of the spec is the response. */
  void aboutExample(Object name) {
    assertThat(pacted.example())
        .as("%s: the example that the state tells", pacted)
        .contains(name.toString());
  }

  /** The state is that this status comes, for the reason that it tells: an example of the spec. */
  void aboutReason(int status, Map<String, Object> told) {
    about("", told, "reason");
    requireStatus(status);
    aboutExample(told.get("reason"));
  }

  /** Of the file that the pact asks for: the last part of its path. */
  String id() {
    String path = pacted.request().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A request for the rest of the file sends it back. */
  @State("file has an entity tag")
  Map<String, Object> entityTag(Map<String, Object> told) {
    about("", told, "etag");
    assertThat(pacted.status()).as("%s: the state's status", pacted).isIn(206, 416);
    return Map.of("etag", sandbox.file(operation().label(), id()).etag());
  }

  /** The file ends where its rest is asked for. */
  @State("file has so many bytes")
  Map<String, Object> size(Map<String, Object> told) {
    about("", told, "bytes");
    requireStatus(416);
    goesWith("file has an entity tag");
    return Map.of("bytes", sandbox.file(operation().label(), id()).size());
  }

  /** The state has a response of this status. */
  void requireStatus(int status) {
    assertThat(pacted.response().getStatus())
        .as("%s: the state's status", pacted)
        .isEqualTo(status);
  }

  /** The pact's other states include this one. */
  void goesWith(String state) {
    assertThat(stateNames()).as("%s: its states", pacted).contains(state);
  }

  private List<String> stateNames() {
    return pacted.interaction().getProviderStates().stream().map(ProviderState::getName).toList();
  }

  /** Without it, a provider could not know what the request asks for. */
  private void requireThatTheStatesTellWhatIsAskedFor() {
    Set<String> told =
        pacted.interaction().getProviderStates().stream()
            .flatMap(state -> state.getParams().values().stream())
            .map(String::valueOf)
            .collect(Collectors.toSet());
    if (pacted.status() < 300) {
      assertThat(told).as("%s: what the states tell", pacted).containsAll(askedFor());
    }
  }

  /** The values of the request's parameters; {@code null} stands for none. */
  private List<String> askedFor() {
    List<String> values = new ArrayList<>();
    String[] template = operation().path().split("/");
    String[] path = pacted.request().getPath().split("/");
    for (int i = 0; i < template.length; i++) {
      if (template[i].startsWith("{")) {
        values.add(URLDecoder.decode(path[i], StandardCharsets.UTF_8));
      }
    }
    pacted.request().getQuery().values().forEach(values::addAll);
    values.remove("null");
    return values;
  }

  /** The sandbox's response to this call is the example that the pact was made from. */
  void layDown() {
    String example = pacted.example().orElse(null);
    sandbox.script(operation().label(), null, pacted.status(), example, Map.of(), 0);
  }

  /** An id that makes the sandbox respond with the status and example of the pact. */
  long specialId() {
    List<String> names = operation().examples(pacted.status()).stream().map(Example::name).toList();
    return pacted.status() * 100L + 1 + names.indexOf(pacted.example().orElseThrow());
  }
}
