package dev.exportclients.contract.live;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.ProviderVerifier;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.verdict.Evidence;
import dev.exportclients.contract.verdict.Evidence.Outcome;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kotlin.Pair;
import org.apache.hc.core5.http.HttpRequest;

/** Sends what the pacts hold to deployments, as far as it changes nothing there. */
public final class DeploymentVerification {
  private final Environment environment;

  public DeploymentVerification(Environment environment) {
    this.environment = environment;
  }

  public Evidence verify(List<Pacted> pacts) {
    Evidence evidence = new Evidence(Evidence.Against.LIVE);
    for (Pacted pacted : pacts) {
      try {
        String wrong = environment.redact(mismatches(pacted));
        evidence.add(pacted, wrong.isEmpty() ? Outcome.VERIFIED : Outcome.FAILED, wrong);
      } catch (NotRun reason) {
        evidence.add(pacted, Outcome.NOT_RUN, environment.redact(reason.getMessage()));
      } catch (Exception broken) {
        String said = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        evidence.add(pacted, Outcome.FAILED, environment.redact(said));
      }
    }
    return evidence;
  }

  private String mismatches(Pacted pacted) throws NotRun {
    HttpTestTarget target = target(pacted);
    if (!pacted.request().getMethod().equals("GET")) {
      throw new NotRun("it would change something");
    }
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("providerState", new GivenStates(environment).of(pacted));
    V4Pact pact =
        new V4Pact(
            new Consumer(pacted.provider() + "-client"),
            new Provider(pacted.provider()),
            List.of(pacted.interaction()));
    Pair<Object, Object> prepared = target.prepareRequest(pact, pacted.interaction(), context);
    HttpRequest request = (HttpRequest) prepared.getFirst();
    boolean refused =
        pacted.interaction().getProviderStates().stream()
            .anyMatch(state -> state.getName().equals("credentials are refused"));
    new Credentials(pacted.provider(), environment).apply(request, refused);
    return mismatches(pacted, target.executeInteraction(prepared.getSecond(), request));
  }

  private HttpTestTarget target(Pacted pacted) throws NotRun {
    String variable = pacted.provider().toUpperCase(Locale.ROOT) + "_BASE_URL";
    URI url =
        URI.create(environment.get(variable).orElseThrow(() -> new NotRun("set " + variable)));
    boolean secure = url.getScheme().equals("https");
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    return secure
        ? new HttpsTestTarget(url.getHost(), port, url.getPath())
        : new HttpTestTarget(url.getHost(), port, url.getPath());
  }

  private static String mismatches(Pacted pacted, ProviderResponse response) {
    ProviderVerifier verifier = new ProviderVerifier();
    verifier.setReporters(List.of());
    VerificationResult result =
        verifier.verifyRequestResponsePact(
            pacted.response(), response, pacted.description(), new LinkedHashMap<>(), "", false);
    return result instanceof VerificationResult.Failed failed
        ? failed.getFailures().values().stream()
            .flatMap(List::stream)
            .map(DeploymentVerification::told)
            .collect(Collectors.joining("; "))
        : "";
  }

  /** Of a body, only the place: what stands there is the deployment's data. */
  private static String told(VerificationFailureType failure) {
    return failure instanceof VerificationFailureType.MismatchFailure found
            && found.getMismatch() instanceof BodyMismatch body
        ? "body: " + body.getPath() + " is not as the pact has it"
        : failure.description();
  }
}
