package dev.exportclients.ecreporting;

import static dev.exportclients.core.CannedResponse.json;

import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.SignInBehaviour;
import dev.exportclients.ecreporting.identity.OracleTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

class OracleSignInBehaviourTest extends SignInBehaviour<OracleTokens> {
  private static final String ID = "Client+1";
  private static final String SECRET = "S3cret+Of/The=Client9zY==";
  private static final String HEADER = "H3ader+Of/Ours=9zYxW==";

  @Override
  protected OracleTokens open(URI url, ClientSettings settings) {
    return OracleTokens.builder()
        .tokenUrl(url.resolve("/oauth2/tenant/tokens"))
        .client(ID, Secret.of(SECRET))
        .user("ada", Secret.of(PASSWORD))
        .header("X-Key", Secret.of(HEADER))
        .scope("tenant.ec-reporting-svc.all")
        .settings(settings)
        .build();
  }

  @Override
  protected Set<String> secrets() {
    byte[] pair = (ID + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
    return Set.of(PASSWORD, SECRET, HEADER, Base64.getEncoder().encodeToString(pair));
  }

  @Override
  protected CannedResponse success(String token) {
    return json(200, "{'access_token':'" + token + "'}");
  }

  @Override
  protected String error(String said) {
    return "{\"error\":\"invalid_grant\",\"error_description\":\"" + said + "\"}";
  }
}
