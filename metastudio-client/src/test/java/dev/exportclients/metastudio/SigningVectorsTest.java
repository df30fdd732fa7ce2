package dev.exportclients.metastudio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures that others computed: T1 and T1' are printed in the provider's signing guide, T2 to T6
 * are those of its SDK's own tests, A to J are responses of that SDK to made-up requests.
 */
class SigningVectorsTest {

  private static final Key GUIDE =
      new Key("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc");

  /** One edition of the guide masks the secret, and signs with the masked text. */
  private static final Key GUIDE_MASKED = new Key("QTWAOYTTINDUT2QVKYUC", "MFyf***VmHc");

  private static final Key SDK = new Key("AccessKey", "SecretKey");

  private static final Instant IN_2019 = Instant.parse("2019-11-15T03:36:55Z");
  private static final Instant IN_2025 = Instant.parse("2025-12-08T01:02:03Z");

  private static final String SERVICE = "https://service.region.example.com";
  private static final String SERVICE_1 = "https://service.test-region-1.myhuaweicloud.com";
  private static final String VPC = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc";
  private static final String VPCS_PAGE =
      VPC + "s?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
  private static final String PROJECT = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081";
  private static final String IES =
      "https://metastudio.cn-north-4.myhuaweicloud.com/v2/" + PROJECT + "/ies";
  private static final String TASK = IES + "/result/be0821bdf8d04949bf4c9852fa87c590";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Map<String, String> NONE = Map.of();

  private record Key(String access, String secret) {
    AkSkSigner signer(Instant now) {
      return new AkSkSigner(access, secret.getBytes(UTF_8), Clock.fixed(now, ZoneOffset.UTC));
    }
  }

  private record Request(
      String method, String uri, Map<String, String> headers, String payloadHash) {

    static Request get(String uri, Map<String, String> headers) {
      return new Request("GET", uri, headers, AkSkSigner.EMPTY_PAYLOAD);
    }

    String canonical(Instant now) {
      String date = now.toString().replaceAll("[-:]", "");
      return CanonicalRequest.of(method, URI.create(uri), headers, date, payloadHash).text();
    }

    Map<String, String> signed(Key key, Instant now) {
      return key.signer(now).sign(method, URI.create(uri), headers, payloadHash);
    }

    String signature(Key key, Instant now) {
      String authorization = signed(key, now).get("Authorization");
      return authorization.substring(authorization.lastIndexOf('=') + 1);
    }
  }

  private record Vector(
      String name, Key key, Instant at, Request request, String hash, String signature) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Vector guide(String name, Key key, String signature) {
    Request request = Request.get(SERVICE + VPCS_PAGE, JSON);
    String hash = "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a";
    return new Vector(name, key, IN_2019, request, hash, signature);
  }

  private static Vector t(String name, Request request, String hash, String signature) {
    return new Vector(name, SDK, IN_2019, request, hash, signature);
  }

  private static Vector v(
      String name, String uri, Map<String, String> headers, String hash, String signature) {
    return new Vector(name, SDK, IN_2025, Request.get(uri, headers), hash, signature);
  }

  static Stream<Vector> vectors() {
    Map<String, String> project = Map.of("X-Project-Id", PROJECT);
    Map<String, String> temporary = Map.of("X-Project-Id", PROJECT, "X-Security-Token", "TOKEN+/=");
    Map<String, String> unsigned = Map.of("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD");
    String body = sha256("{\"key\":\"value\"}");
    String search = "business_id=%E4%B8%AD%E6%96%87%2Fx&begin_time=";
    return Stream.of(
        guide("T1", GUIDE, "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"),
        guide(
            "T1'",
            GUIDE_MASKED,
            "f12f84a5ecf9eff3206499c4a55b13d1adad745dc8624a2e31f15c6b381d5b80"),
        t(
            "T2",
            Request.get(SERVICE + VPCS_PAGE, NONE),
            "0e84e7853cf87931d965c80e83bffb15aa865326db3a6f57aa2560a7601dfe18",
            "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d"),
        t(
            "T3",
            new Request("POST", SERVICE + VPC + "/123", NONE, body),
            "79be7a43859f485df125c417ebb8821754c7ed42f6742ce8b0fd74b2b303446d",
            "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771"),
        t(
            "T4",
            Request.get("https://example.com", NONE),
            "845f5f053e69e0d7cdf17c143bd6ffbc72d7be020b93b6ca2da8022efee7d6b8",
            "919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6"),
        t(
            "T5",
            Request.get(SERVICE_1 + VPC + "s", NONE),
            "2a9f333d9f534e4c46461f1c5b8b5bf819d14619054aa34c7591f9768293e929",
            "fbfa53d70fa0dec48f511be2e9e522172f9dca6d56f8856d12d7e575b978d9be"),
        t(
            "T6",
            new Request("POST", SERVICE_1 + VPC + "/123", NONE, body),
            "8458ceb14ace76d37d8e86be118e869c3aae695262113457aa9b1d5821dcd3c3",
            "f65c535f8f86d95e963fbd795d6d41dbf59e675a8b4ae161356cf8cd93f1ec4c"),
        v(
            "A: a project",
            TASK,
            project,
            "b929eb65a7a93739f1754a50fdb70d5e7f2195bedf6a486118c28de54fbf9b5e",
            "f0bde729ba6f76e920d9dd1e4c446cb8d3e9106a3d8b4b32244189005a23688e"),
        v(
            "B: a temporary key",
            TASK,
            temporary,
            "907bc4ada79a43ea6576163e5dcb2e736c76b49988eabe676a70e57ecc9c0ecb",
            "d5b42a26d5b58fc82856ec496382b593677816ca44fb7d7b6876223d24dd1f0d"),
        v(
            "C: a name with two values",
            IES + "/task?resource=b%20c&resource=a%2A~&" + search,
            NONE,
            "707120da08bf4bb2e31209732f2f52ec58fb1b15481ea8fda553687ba2a05657",
            "b89702bf0a6c1139e2d2c0457fe37acd5951ffee1c6f4c980d8f57804be886ec"),
        v(
            "D: the values the other way round",
            IES + "/task?resource=a%2A~&resource=b%20c&" + search,
            NONE,
            "aaa16605b03bcebb4b714ce4f5fdb5dcdf229993f5b3ae36819ae856af295706",
            "91a794b129c6763fe29f0b2b19cb5dd53032a93b0a56f3a4cd9fde215f9f1efd"),
        v(
            "E: an id to escape",
            IES + "/result/a%20b~*%E4%B8%AD",
            NONE,
            "fddcd5d627df6b02e8582b22f38780c14a0033197db2554018008fb2246218f3",
            "e16ab3459bef2bda9130803a5faeb2729bdcc8a9a298b3bfd4ab95eb0ae3ef83"),
        v(
            "F: a slash at the end",
            IES + "/result/",
            NONE,
            "97802b465bda9d66cd7d44c80e0d484172d8b14c4b04e68513e75156a36f5c85",
            "ac1d9039b1cbe9d1cb928c77c7e60c7b66a2fbdc325f6694e5f0cb6d0b1e0dc6"),
        v(
            "G: an id that holds an escape",
            IES + "/result/x%252Fy",
            NONE,
            "46f5917204bc53d98b36a62d8b73c9ff2f7d38a9b74e6725d7069d251c51737e",
            "66f2de843aba918b77fa59587ad98b23cb53296468138db87e70ca188130f42e"),
        v(
            "H: a port",
            "https://example.com:8443/p",
            NONE,
            "9de9bd5a8cc3dc5035837cd521369e214ea360938350a24e204fb6c341aeeb54",
            "1b669ad2dcb8e11bdb5bf0de86c1831521cabde876089414ef65038b354ecec5"),
        new Vector(
            "J: a body left unsigned",
            SDK,
            IN_2025,
            new Request("POST", IES.replace("/ies", "/x"), unsigned, "UNSIGNED-PAYLOAD"),
            "576fe4ac1d7a046150b9ceaf501fa217fff0848630eed0816a2e48f4a0264eaa",
            "48d117ffb0f5c8727bc497f466f0978817a7dd9e2ef07de05643ebe59ecf8a67"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void signsAsPublished(Vector vector) {
    assertThat(sha256(vector.request.canonical(vector.at))).isEqualTo(vector.hash);
    assertThat(vector.request.signature(vector.key, vector.at)).isEqualTo(vector.signature);
  }

  /** Vector I: the guide trims header values, the SDK doesn't. Nothing else tells them apart. */
  @Test
  void trimsHeaderValuesWhereTheSdkDoesNot() {
    Request blanks = Request.get(IES + "/result/x", Map.of("User-Agent", "  ua  x "));
    Request trimmed = Request.get(IES + "/result/x", Map.of("User-Agent", "ua  x"));

    String untrimmed =
        blanks.canonical(IN_2025).replace("user-agent:ua  x\n", "user-agent:  ua  x \n");
    assertThat(sha256(untrimmed))
        .isEqualTo("c2d40d5d6af64c3d7e907030401b8688b1636245062f3c047a86538e81e97fb7");
    assertThat(blanks.signature(SDK, IN_2025))
        .isEqualTo(trimmed.signature(SDK, IN_2025))
        .isNotEqualTo("f42e0fd4a56c4e41118cf4cf2c8145812d4ce455837e924beca78e947f2fd8a8");
  }

  @Test
  void writesTheCanonicalRequestOfTheGuide() {
    assertThat(Request.get(SERVICE + VPCS_PAGE, JSON).canonical(IN_2019))
        .isEqualTo(
            """
            GET
            /v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/
            limit=2&marker=13551d6b-755d-4757-b956-536f674975c0
            content-type:application/json
            host:service.region.example.com
            x-sdk-date:20191115T033655Z

            content-type;host;x-sdk-date
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\
            """);
  }

  @Test
  void givesTheTwoHeadersToSet() {
    assertThat(Request.get(TASK, Map.of("X-Project-Id", PROJECT)).signed(SDK, IN_2025))
        .containsOnly(
            Map.entry("X-Sdk-Date", "20251208T010203Z"),
            Map.entry(
                "Authorization",
                "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-project-id;x-sdk-date,"
                    + " Signature=f0bde729ba6f76e920d9dd1e4c446cb8"
                    + "d3e9106a3d8b4b32244189005a23688e"));
  }

  @Test
  void takesARequestThatWasSignedBeforeForAFreshOne() {
    Request fresh = Request.get(TASK, NONE);
    Request again = Request.get(TASK, fresh.signed(SDK, IN_2019));

    assertThat(again.signed(SDK, IN_2025)).isEqualTo(fresh.signed(SDK, IN_2025));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://h/ /",
        "https://h// /",
        "https://h/a// /a/",
        "https://h/a//b /a//b/",
        "https://h/%41%7e%2f /A~%2F/",
        "https://h/中 /%E4%B8%AD/",
        "https://h/😀 /%F0%9F%98%80/",
        "https://h/%ff%fe /%FF%FE/",
        "https://h/a+b(c)'; /a%2Bb%28c%29%27%3B/",
      })
  void endsEachSegmentInASlashAndEscapesItOnce(String uri, String path) {
    assertThat(line(uri, 1)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      nullValues = "none",
      value = {
        "? ''",
        "?a a=",
        "?b=1&a=2&B=3 B=3&a=2&b=1",
        "?a=2&a=1 a=2&a=1",
        "?&&a=1& a=1",
        "?a=b=c a=b%3Dc",
        "?=1 =1",
        "?a+b=c+d a%2Bb=c%2Bd",
        "?a%20b=%2f a%20b=%2F",
      })
  void sortsTheQueryByNameAndEscapesItOnce(String query, String canonical) {
    assertThat(line("https://h/p" + query, 2)).isEqualTo(canonical);
  }

  private static String line(String uri, int number) {
    return Request.get(uri, NONE).canonical(IN_2025).split("\n")[number];
  }

  @Test
  void signsTheHostThatTheRequestNames() {
    assertThat(Request.get("https://10.0.0.1/", Map.of("Host", "real.example")).canonical(IN_2025))
        .contains("\nhost:real.example\n")
        .doesNotContain("10.0.0.1");
    assertThat(Request.get("https://me@in_house:8443/", NONE).canonical(IN_2025))
        .contains("\nhost:in_house:8443\n");
  }

  @Test
  void everyPartOfARequestCounts() {
    String token = "X-Security-Token";
    List<String> signatures =
        List.of(
            Request.get(TASK, NONE).signature(SDK, IN_2025),
            new Request("HEAD", TASK, NONE, AkSkSigner.EMPTY_PAYLOAD).signature(SDK, IN_2025),
            new Request("GET", TASK, NONE, sha256("x")).signature(SDK, IN_2025),
            Request.get(TASK + "?", Map.of(token, "a")).signature(SDK, IN_2025),
            Request.get(TASK, Map.of(token, "b")).signature(SDK, IN_2025),
            Request.get(TASK + "?a=b", NONE).signature(SDK, IN_2025),
            Request.get(TASK + "?a=c", NONE).signature(SDK, IN_2025),
            Request.get(TASK.replace(".com/", ".com:443/"), NONE).signature(SDK, IN_2025),
            Request.get(TASK, NONE).signature(SDK, IN_2025.plusSeconds(1)),
            Request.get(TASK, NONE).signature(new Key("AccessKey", "SecretKez"), IN_2025));

    assertThat(signatures).doesNotHaveDuplicates();
  }

  @Test
  void refusesWhatItCannotSign() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.get("/v2/ies", NONE).signed(SDK, IN_2025));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Request.get(TASK, Map.of("X-A", "1", "x-a", "1")).signed(SDK, IN_2025));
  }

  @Test
  void signsTheSameFromManyThreads() {
    AkSkSigner shared = SDK.signer(IN_2025);
    List<URI> uris = IntStream.range(0, 2000).mapToObj(i -> URI.create(TASK + i)).toList();

    assertThat(uris.parallelStream().map(uri -> shared.sign("GET", uri, NONE)).toList())
        .isEqualTo(uris.stream().map(uri -> shared.sign("GET", uri, NONE)).toList());
  }

  @Test
  void showsNoKey() {
    assertThat(SDK.signer(IN_2025).toString()).doesNotContain("AccessKey", "SecretKey");
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
