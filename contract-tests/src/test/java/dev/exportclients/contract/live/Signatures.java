package dev.exportclients.contract.live;

import dev.exportclients.metastudio.AkSkSigner;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;

/** Signs the requests of a pact anew: a signature holds for one host and a quarter of an hour. */
public record Signatures(String accessKey, String secretKey) {
  /** What stands for the hash of the body. */
  private static final String UNSIGNED = "X-Sdk-Content-Sha256";

  /** Signs what the pact says is signed, besides host and date. */
  public void sign(HttpRequest request) {
    AkSkSigner signer =
        new AkSkSigner(accessKey, secretKey.getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    Map<String, String> signed = new LinkedHashMap<>();
    for (String name : new String[] {"X-Project-Id", "X-Security-Token", UNSIGNED}) {
      Header header = request.getFirstHeader(name);
      if (header != null) {
        signed.put(name, header.getValue());
      }
    }
    String payload = signed.getOrDefault(UNSIGNED, AkSkSigner.EMPTY_PAYLOAD);
    signer.sign(request.getMethod(), uri(request), signed, payload).forEach(request::setHeader);
  }

  private static URI uri(HttpRequest request) {
    try {
      return request.getUri();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
