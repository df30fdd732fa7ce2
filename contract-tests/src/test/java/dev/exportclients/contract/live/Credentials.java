package dev.exportclients.contract.live;

import dev.exportclients.specs.Provider;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.HttpRequest;

/** Puts a deployment's credentials where the pact has its own. */
final class Credentials {
  private static final String WRONG = "wrong-on-purpose";

  private final Provider provider;
  private final Environment environment;

  Credentials(String spec, Environment environment) {
    this.provider = Provider.ofSpec(spec);
    this.environment = environment;
  }

  /**
   * Signs in.
   *
   * @param refused whether the deployment is to refuse it
   */
  void apply(HttpRequest request, boolean refused) throws NotRun {
    if (provider.name().equals("metastudio") && request.containsHeader("Authorization")) {
      sign(request, refused);
      return;
    }
    for (Map.Entry<String, String> header : provider.credentials().entrySet()) {
      String value = header.getValue();
      String variable = value.substring(value.indexOf('{') + 1, value.indexOf('}'));
      boolean wrong = refused && !variable.equals("EMS_USERNAME");
      String credential = wrong ? WRONG : required(variable);
      if (request.containsHeader(header.getKey())) {
        request.setHeader(header.getKey(), value.replace("{" + variable + "}", credential));
      }
    }
    if (ApiKeySignatures.isSigned(request)) {
      new ApiKeySignatures(required("EMS_API_KEY"), required("EMS_API_SECRET")).sign(request);
    }
  }

  private void sign(HttpRequest request, boolean refused) throws NotRun {
    if (refused) {
      throw new NotRun("five wrong signatures in a row would lock the access key");
    }
    Optional<String> securityToken = environment.get("METASTUDIO_SECURITY_TOKEN");
    if (request.containsHeader("X-Security-Token")) {
      request.setHeader("X-Security-Token", required("METASTUDIO_SECURITY_TOKEN"));
    } else if (securityToken.isPresent()) {
      throw new NotRun("METASTUDIO_AK is a temporary key");
    }
    new Signatures(required("METASTUDIO_AK"), required("METASTUDIO_SK")).sign(request);
  }

  private String required(String variable) throws NotRun {
    return environment.get(variable).orElseThrow(() -> new NotRun("set " + variable));
  }
}
