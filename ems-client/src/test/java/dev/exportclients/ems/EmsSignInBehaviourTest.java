package dev.exportclients.ems;

import static dev.exportclients.core.CannedResponse.json;

import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.SignInBehaviour;
import java.net.URI;
import java.util.Set;

class EmsSignInBehaviourTest extends SignInBehaviour<EmsTokens> {
  private static final String KEY = "Ap1+Key/Of=Ours9zY==";
  private static final String KEY_SECRET = "S1gn+With/This=9zYxW==";

  /** Of 2048 bits; nobody has the other half. */
  private static final String PUBLIC_KEY =
      "{'Modulus':'" + "w" + "A7z".repeat(113) + "AB==','Exponent':'AQAB'}";

  @Override
  protected EmsTokens open(URI url, ClientSettings settings) {
    return EmsTokens.builder()
        .baseUrl(url)
        .user("LAB\\Ada", Secret.of(PASSWORD))
        .apiKey(Secret.of(KEY), Secret.of(KEY_SECRET))
        .settings(settings)
        .build();
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(PASSWORD, KEY, KEY_SECRET);
  }

  @Override
  protected CannedResponse success(String token) {
    return json(200, "{'Token':'" + token + "'}");
  }

  @Override
  protected String error(String said) {
    return "{\"Message\":\"" + said + "\"}";
  }

  @Override
  protected CannedResponse before() {
    return json(200, PUBLIC_KEY);
  }
}
