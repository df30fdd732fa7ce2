package dev.exportclients.cli.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** EMS, behind a base path: every request signed, none twice. */
final class OtherEms extends OtherServer {
  static final String USER = "LAB\\Ada.B";
  static final String PASSWORD = "Pa+ss/W=rd";
  static final String API_KEY = "Key+1/A=";
  static final String API_SECRET = "Se+c/R3t=";
  private static final String BASE = "/experimentsapi";

  /** Takes seconds to make. */
  private static final KeyPair PAIR = pair();

  private final Set<String> signatures = new HashSet<>();
  private String token = "none";

  @Override
  Map<String, String> environment() {
    return Map.of(
        "EMS_BASE_URL", url() + BASE,
        "EMS_USERNAME", USER,
        "EMS_PASSWORD", PASSWORD,
        "EMS_API_KEY", API_KEY,
        "EMS_API_SECRET", API_SECRET);
  }

  @Override
  List<String> order() {
    return List.of("ems", "run", "4711");
  }

  @Override
  Answer answer(HttpExchange request, String body) throws Exception {
    if (!header(request, "Authentication").orElse("").equals(API_KEY + ":" + signature(request))
        || !signatures.add(header(request, "Authentication").orElseThrow())) {
      return Answer.json(401, "{'Message':'Secret Key is wrong'}");
    }
    if (!header(request, "Accept").orElse("").matches(".*; ?version=1")) {
      return Answer.json(400, "{'Message':'version'}");
    }
    String call = request.getRequestMethod() + " " + request.getRequestURI().getPath();
    if (call.equals("GET " + BASE + "/ems/userTokens/publicKey")) {
      return publicKey();
    }
    if (call.equals("POST " + BASE + "/ems/userTokens/createExternal")) {
      return token(request, body);
    }
    boolean signedIn =
        header(request, "api-username").orElse("").equals(USER)
            && header(request, "api-usertoken").orElse("").equals(token);
    if (!signedIn) {
      return Answer.json(401, "{'Message':'The user has not been authorised'}");
    }
    if (call.equals("GET " + BASE + "/ems/results")
        && query(request).get("experimentId").equals("4711")) {
      started();
      return Answer.json(202, "815");
    }
    if (!call.equals("GET " + BASE + "/ems/resultsExport/815")) {
      return Answer.json(404, "{'Message':'no such dataset'}");
    }
    return isReady()
        ? Answer.file()
        : Answer.json(412, "'Please wait for the CSV to finish exporting'");
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Answer publicKey() {
    RSAPublicKey open = (RSAPublicKey) PAIR.getPublic();
    return Answer.json(
        200,
        "{'Modulus':'%s','Exponent':'%s'}"
            .formatted(base64(open.getModulus()), base64(open.getPublicExponent())));
  }

  private Answer token(HttpExchange request, String body) throws Exception {
    JsonNode user = new ObjectMapper().readTree(body);
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.DECRYPT_MODE, PAIR.getPrivate());
    byte[] password = rsa.doFinal(Base64.getDecoder().decode(user.path("Password").asText()));
    boolean right =
        header(request, "Content-Type").orElse("").matches("application/json; ?version=1.*")
            && user.path("Username").asText().equals(USER)
            && new String(password, UTF_8).equals(PASSWORD);
    if (!right) {
      return Answer.json(401, "{'Message':'Token creation failed'}");
    }
    token = "User+Token/" + signatures.size() + "=";
    return Answer.json(200, "{'Expires':'2099-10-08T17:20:17Z','Token':'" + token + "'}");
  }

  private static String signature(HttpExchange request) throws GeneralSecurityException {
    String fields =
        query(request).entrySet().stream().map(Object::toString).collect(Collectors.joining("&"));
    String time = header(request, "Timestamp").orElse("");
    String message =
        String.join(
            "\n", request.getRequestMethod(), time, request.getRequestURI().getPath(), fields, "");
    return signature(API_SECRET, message.toLowerCase(Locale.ROOT));
  }

  static String signature(String secret, String message) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-512").digest(secret.getBytes(UTF_8));
    String text = Base64.getEncoder().encodeToString(hash).toUpperCase(Locale.ROOT);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(text.getBytes(UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(UTF_8)));
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getEncoder()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
