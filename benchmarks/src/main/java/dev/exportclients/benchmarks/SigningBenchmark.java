package dev.exportclients.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import dev.exportclients.benchmarks.contender.Fetchers;
import dev.exportclients.metastudio.AkSkSigner;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Signing the request for a MetaStudio result, and the cryptography alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigningBenchmark {
  private static final String HOST = "metastudio.cn-north-4.myhuaweicloud.com";
  private static final String RESULT = "/v2/" + Fetchers.PROJECT + "/ies/result/" + Fetchers.TASK;
  private static final byte[] KEY = "not-a-secret-key-of-forty-characters-xyz".getBytes(UTF_8);

  private final URI uri = URI.create("https://" + HOST + RESULT);
  private final Map<String, String> headers = Map.of("X-Project-Id", Fetchers.PROJECT);
  private final AkSkSigner ours = new AkSkSigner("AK", KEY, Clock.systemUTC());

  private final AKSKSigner official = AKSKSigner.getInstance();
  private final BasicCredentials credentials =
      new BasicCredentials().withAk("AK").withSk(new String(KEY, UTF_8));
  private final HttpRequest request =
      HttpRequest.newBuilder()
          .withEndpoint("https://" + HOST)
          .withPath(RESULT)
          .withMethod(HttpMethod.GET)
          .addHeader("X-Project-Id", Fetchers.PROJECT)
          .build();

  /** As long as what the signers hash. */
  private final byte[] canonicalRequest =
      ("GET\n" + RESULT + "/\n\nhost:" + HOST + "\nx-project-id:" + Fetchers.PROJECT)
          .concat("\nx-sdk-date:20261123T000000Z\n\nhost;x-project-id;x-sdk-date\n")
          .concat(AkSkSigner.EMPTY_PAYLOAD)
          .getBytes(UTF_8);

  private final byte[] stringToSign =
      ("SDK-HMAC-SHA256\n20261123T000000Z\n" + AkSkSigner.EMPTY_PAYLOAD).getBytes(UTF_8);
  private final MessageDigest sha256;
  private final Mac hmac;

  public SigningBenchmark() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
      hmac = hmac();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Mac hmac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return mac;
  }

  @Benchmark
  public Map<String, String> ours() {
    return ours.sign("GET", uri, headers);
  }

  @Benchmark
  public Map<String, String> official() {
    return official.sign(request, credentials);
  }

  @Benchmark
  public int bareFresh() throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(canonicalRequest)[0]
        + hmac().doFinal(stringToSign)[0];
  }

  @Benchmark
  public int bareReused() {
    return sha256.digest(canonicalRequest)[0] + hmac.doFinal(stringToSign)[0];
  }
}
