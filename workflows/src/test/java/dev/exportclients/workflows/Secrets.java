package dev.exportclients.workflows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.exportclients.sandbox.Sandbox;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What the workers know and nobody else may see, and the forms it could be seen in. */
final class Secrets {
  static final String EMS = "Ems+Token/Of=Tests7";
  static final String ORACLE = "Oracle+Token/Of=Tests7";
  static final String WEBADMIT = "WebAdmit+Key/Of=Tests7";
  static final String METASTUDIO = "MetaStudio+Key/Of=Tests7";

  /** Of a presigned link, which opens the file to whoever has it. */
  private static final String SIGNATURE = "X-Amz-Signature=";

  private static final List<byte[]> FORMS = forms();

  /** The two bytes that forms begin with, so that most places are passed at a glance. */
  private static final boolean[] BEGINNINGS = new boolean[1 << 16];

  static {
    FORMS.forEach(form -> BEGINNINGS[pair(form, 0)] = true);
  }

  private Secrets() {}

  static void accept(Sandbox sandbox) {
    sandbox
        .settings()
        .ems(dev.exportclients.sandbox.SandboxCredentials.EMS_USERNAME, EMS)
        .ecReportingToken(ORACLE)
        .webAdmitApiKey(WEBADMIT)
        .metaStudioSecretKey(METASTUDIO);
  }

  /** {@return whether any of them is in it, as it is, percent-encoded or within some base64} */
  static boolean areIn(byte[] content) {
    for (int at = 0; at < content.length - 1; at++) {
      if (BEGINNINGS[pair(content, at)] && isAt(at, content)) {
        return true;
      }
    }
    return false;
  }

  private static int pair(byte[] content, int at) {
    return (content[at] & 0xff) << 8 | content[at + 1] & 0xff;
  }

  private static boolean isAt(int at, byte[] content) {
    return FORMS.stream()
        .anyMatch(
            form ->
                at + form.length <= content.length
                    && Arrays.equals(form, 0, form.length, content, at, at + form.length));
  }

  private static List<byte[]> forms() {
    List<String> forms = new ArrayList<>();
    for (String secret : List.of(EMS, ORACLE, WEBADMIT, METASTUDIO, SIGNATURE)) {
      forms.add(secret);
      forms.add(URLEncoder.encode(secret, ISO_8859_1));
      for (int before = 0; before < 3; before++) {
        forms.add(base64(secret, before));
      }
    }
    return forms.stream().map(form -> form.getBytes(ISO_8859_1)).toList();
  }

  /** What is the same in base64, whatever stands before and behind. */
  private static String base64(String secret, int before) {
    byte[] bytes = ("x".repeat(before) + secret).getBytes(ISO_8859_1);
    int whole = bytes.length / 3 * 4;
    return Base64.getEncoder().encodeToString(bytes).substring(before == 0 ? 0 : 4, whole);
  }
}
