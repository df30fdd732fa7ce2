package dev.exportclients.metastudio;

import static dev.exportclients.core.CannedResponse.json;

import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.SignInBehaviour;
import dev.exportclients.metastudio.identity.IamTokens;
import java.net.URI;
import java.util.Set;

class IamSignInBehaviourTest extends SignInBehaviour<IamTokens> {
  @Override
  protected IamTokens open(URI url, ClientSettings settings) {
    return IamTokens.builder()
        .iamUrl(url)
        .region("cn-north-4")
        .user("Ada", Secret.of(PASSWORD), "Lab")
        .settings(settings)
        .build();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(PASSWORD);
  }

  @Override
  protected CannedResponse success(String token) {
    return json(201, "{}").with("X-Subject-Token", token);
  }

  @Override
  protected String error(String said) {
    return "{\"error\":{\"code\":401,\"message\":\"" + said + "\",\"title\":\"Unauthorized\"}}";
  }
}
