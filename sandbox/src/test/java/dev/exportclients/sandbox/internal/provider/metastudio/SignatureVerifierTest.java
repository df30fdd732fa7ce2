package dev.exportclients.sandbox.internal.provider.metastudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureVerifierTest {
  private static final String VPC = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc";
  private static final String LIMIT = "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
  private static final String IES = "/v2/70b76f0a0b8d4c0d9a2b3c4d5e6f7081/ies/";
  private static final String METASTUDIO = "metastudio.cn-north-4.myhuaweicloud.com";
  private static final String C = "business_id=%E4%B8%AD%E6%96%87%2Fx&begin_time=";

  /** The vectors printed in the guide and in the vendor's own tests. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "GET service.region.example.com "
            + VPC
            + "s "
            + LIMIT
            + " '' fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d",
        "POST service.region.example.com "
            + VPC
            + "/123 '' {\"key\":\"value\"} b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771",
        "GET example.com '' '' '' 919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6",
        "GET service.test-region-1.myhuaweicloud.com "
            + VPC
            + "s '' '' fbfa53d70fa0dec48f511be2e9e522172f9dca6d56f8856d12d7e575b978d9be",
        "POST service.test-region-1.myhuaweicloud.com "
            + VPC
            + "/123 '' {\"key\":\"value\"} f65c535f8f86d95e963fbd795d6d41dbf59e675a8b4ae161356cf8cd93f1ec4c",
      })
  void computesTheVendorsVectors(
      String method, String host, String path, String query, String body, String signature) {
    SignatureVerifier.Signed request =
        request(method, host, "20191115T033655Z", path, query, body, Map.of());
    assertThat(SignatureVerifier.sign(List.of("host", "x-sdk-date"), request, "SecretKey"))
        .isEqualTo(signature);
  }

  @Test
  void computesTheGuidesVectorWithAContentType() {
    SignatureVerifier.Signed request =
        request(
            "GET",
            "service.region.example.com",
            "20191115T033655Z",
            VPC + "s",
            LIMIT,
            "",
            Map.of("content-type", "application/json"));
    List<String> signed = List.of("content-type", "host", "x-sdk-date");
    assertThat(
            SignatureVerifier.sha256(
                SignatureVerifier.canonical(signed, request).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a");
    assertThat(SignatureVerifier.sign(signed, request, "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"))
        .isEqualTo("7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe");
  }

  /** Vectors that the vendor's SDK gave; paths and queries as they stand on the wire. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "task "
            + C
            + "&resource=b%20c&resource=a%2A~ b89702bf0a6c1139e2d2c0457fe37acd5951ffee1c6f4c980d8f57804be886ec",
        "task "
            + C
            + "&resource=a*~&resource=b%20c 91a794b129c6763fe29f0b2b19cb5dd53032a93b0a56f3a4cd9fde215f9f1efd",
        "result/a%20b~*%E4%B8%AD '' e16ab3459bef2bda9130803a5faeb2729bdcc8a9a298b3bfd4ab95eb0ae3ef83",
        "result/ '' ac1d9039b1cbe9d1cb928c77c7e60c7b66a2fbdc325f6694e5f0cb6d0b1e0dc6",
        "result/x%252Fy '' 66f2de843aba918b77fa59587ad98b23cb53296468138db87e70ca188130f42e",
      })
  void computesTheSdksVectors(String path, String query, String signature) {
    SignatureVerifier.Signed request =
        request("GET", METASTUDIO, "20251208T010203Z", IES + path, query, "", Map.of());
    assertThat(SignatureVerifier.sign(List.of("host", "x-sdk-date"), request, "SecretKey"))
        .isEqualTo(signature);
  }

  @Test
  void signsProjectSecurityTokenAndPort() {
    String path = IES + "result/be0821bdf8d04949bf4c9852fa87c590";
    Map<String, String> headers =
        new LinkedHashMap<>(Map.of("x-project-id", "70b76f0a0b8d4c0d9a2b3c4d5e6f7081"));
    assertThat(
            SignatureVerifier.sign(
                List.of("host", "x-project-id", "x-sdk-date"),
                request("GET", METASTUDIO, "20251208T010203Z", path, "", "", headers),
                "SecretKey"))
        .isEqualTo("f0bde729ba6f76e920d9dd1e4c446cb8d3e9106a3d8b4b32244189005a23688e");
    headers.put("x-security-token", "TOKEN+/=");
    assertThat(
            SignatureVerifier.sign(
                List.of("host", "x-project-id", "x-sdk-date", "x-security-token"),
                request("GET", METASTUDIO, "20251208T010203Z", path, "", "", headers),
                "SecretKey"))
        .isEqualTo("d5b42a26d5b58fc82856ec496382b593677816ca44fb7d7b6876223d24dd1f0d");
    assertThat(
            SignatureVerifier.sign(
                List.of("host", "x-sdk-date"),
                request("GET", "example.com:8443", "20251208T010203Z", "/p", "", "", Map.of()),
                "SecretKey"))
        .isEqualTo("1b669ad2dcb8e11bdb5bf0de86c1831521cabde876089414ef65038b354ecec5");
  }

  @Test
  void takesTheStatedHashOfAnUnsignedBody() {
    SignatureVerifier.Signed request =
        request(
            "POST",
            METASTUDIO,
            "20251208T010203Z",
            "/v2/70b76f0a0b8d4c0d9a2b3c4d5e6f7081/x",
            "",
            "anything",
            Map.of("x-sdk-content-sha256", "UNSIGNED-PAYLOAD"));
    assertThat(
            SignatureVerifier.sign(
                List.of("host", "x-sdk-content-sha256", "x-sdk-date"), request, "SecretKey"))
        .isEqualTo("48d117ffb0f5c8727bc497f466f0978817a7dd9e2ef07de05643ebe59ecf8a67");
  }

  @Test
  void wantsTheDateAmongTheSignedHeaders() {
    SignatureVerifier.Signed request =
        request("GET", "example.com", "20191115T033655Z", "/", "", "", Map.of());
    String signature = SignatureVerifier.sign(List.of("host"), request, "SecretKey");
    assertThat(
            SignatureVerifier.holds(
                new SignatureVerifier.Claim("AccessKey", List.of("host"), signature),
                request,
                "SecretKey"))
        .isFalse();
  }

  private static SignatureVerifier.Signed request(
      String method,
      String host,
      String date,
      String path,
      String query,
      String body,
      Map<String, String> more) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("host", List.of(host));
    headers.put("x-sdk-date", List.of(date));
    more.forEach((name, value) -> headers.put(name, List.of(value)));
    return new SignatureVerifier.Signed(
        method, path, query, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
