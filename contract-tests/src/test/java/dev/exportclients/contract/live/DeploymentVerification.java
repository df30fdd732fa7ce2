package dev.exportclients.contract.live;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.BodyTypeMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.StatusMismatch;
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
import dev.exportclients.contract.verdict.GateResults;
import dev.exportclients.contract.verdict.GateResults.Outcome;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
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

  public GateResults verify(List<Pacted> pacts) {
    GateResults results = new GateResults(GateResults.Against.LIVE);
    for (Pacted pacted : pacts) {
      try {
        String wrong = environment.redact(mismatches(pacted));
        results.add(pacted, wrong.isEmpty() ? Outcome.VERIFIED : Outcome.FAILED, wrong);
      } catch (NotRun reason) {
        results.add(pacted, Outcome.NOT_RUN, environment.redact(reason.getMessage()));
      } catch (Exception broken) {
        results.add(pacted, Outcome.FAILED, environment.redact(told(broken)));
      }
    }
    return results;
  }

  private String mismatches(Pacted pacted) throws NotRun {
    HttpTestTarget target = target(pacted);
    boolean starts = pacted.operation().orElseThrow().id().startsWith("start");
    if (starts || !pacted.request().getMethod().equals("GET")) {
      throw new NotRun("it would change something");
    }
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("providerState", new GivenStates(environment).of(pacted));
    V4Pact pact =
        new V4Pact(
            new Consumer(pacted.consumer()),
            new Provider(pacted.provider()),
            List.of(pacted.interaction()));
    Pair<Object, Object> prepared = target.prepareRequest(pact, pacted.interaction(), context);
    HttpRequest request = (HttpRequest) prepared.getFirst();
    boolean refused =
        pacted.interaction().getProviderStates().stream()
            .anyMatch(state -> state.getName().equals("credentials are refused"));
    new Credentials(pacted.provider(), environment).apply(request, refused);
    ProviderResponse response = target.executeInteraction(prepared.getSecond(), request);
    String wrong = mismatches(pacted, response);
    return wrong.isEmpty() && isTooMuch(pacted, response) ? "body: the spec has none" : wrong;
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

  /** No body in a pact is any body to Pact. */
  private static boolean isTooMuch(Pacted pacted, ProviderResponse response) {
    boolean empty = pacted.operation().orElseThrow().contents(pacted.status()).isEmpty();
    return empty && response.getBody() != null && response.getBody().isPresent();
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

  /** The place, not what stands there: that is the deployment's data. Pact tells the status. */
  private static String told(VerificationFailureType failure) {
    Mismatch mismatch =
        failure instanceof VerificationFailureType.MismatchFailure found
            ? found.getMismatch()
            : null;
    if (mismatch instanceof StatusMismatch) {
      return failure.description();
    } else if (mismatch instanceof HeaderMismatch header) {
      return "header: " + header.getHeaderKey() + " is not as the pact has it";
    } else if (mismatch instanceof BodyMismatch body) {
      return "body: " + body.getPath() + " is not as the pact has it";
    } else if (mismatch instanceof BodyTypeMismatch) {
      return "body: it is of another media type";
    }
    return "the response is not as the pact has it";
  }

  /** Only who could not be reached says nothing of what the response was. */
  private static String told(Exception broken) {
    String name = broken.getClass().getSimpleName();
    return broken instanceof SocketException || broken instanceof UnknownHostException
        ? name + ": " + broken.getMessage()
        : name;
  }
}
