package dev.exportclients.cli.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The variables that a profile may have, which of them are secrets, and which go together. */
public final class KnownVariables {
  private static final List<String> PROXIES =
      List.of("https_proxy", "http_proxy", "all_proxy", "no_proxy");

  private static final Set<String> SECRETS =
      Set.of(
          "EMS_TOKEN",
          "EMS_PASSWORD",
          "EMS_API_KEY",
          "EMS_API_SECRET",
          "ECREPORTING_TOKEN",
          "ECREPORTING_CLIENT_SECRET",
          "ECREPORTING_PASSWORD",
          "ECREPORTING_TOKEN_HEADERS",
          "WEBADMIT_API_KEY",
          "METASTUDIO_TOKEN",
          "METASTUDIO_SK",
          "METASTUDIO_SECURITY_TOKEN",
          "METASTUDIO_IAM_PASSWORD",
          "HUAWEICLOUD_SDK_SK",
          "HUAWEICLOUD_SDK_SECURITY_TOKEN",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN");

  private static final List<String> OTHERS =
      List.of(
          "EMS_BASE_URL",
          "EMS_USERNAME",
          "EMS_RSA_PADDING",
          "ECREPORTING_BASE_URL",
          "ECREPORTING_TOKEN_COMMAND",
          "ECREPORTING_TOKEN_URL",
          "ECREPORTING_CLIENT_ID",
          "ECREPORTING_SCOPE",
          "ECREPORTING_USERNAME",
          "WEBADMIT_BASE_URL",
          "WEBADMIT_USER_IDENTITY",
          "METASTUDIO_BASE_URL",
          "METASTUDIO_PROJECT_ID",
          "METASTUDIO_TOKEN_COMMAND",
          "METASTUDIO_AK",
          "METASTUDIO_REGION",
          "METASTUDIO_IAM_URL",
          "METASTUDIO_IAM_USER",
          "METASTUDIO_IAM_DOMAIN",
          "HUAWEICLOUD_SDK_AK",
          "HUAWEICLOUD_SDK_PROJECT_ID",
          "AWS_ACCESS_KEY_ID",
          "AWS_PROFILE",
          "AWS_REGION",
          "AWS_DEFAULT_REGION",
          "AWS_ENDPOINT_URL_S3",
          "AWS_ENDPOINT_URL",
          "AWS_CA_BUNDLE",
          "EXPORTCTL_CA_FILE");

  private KnownVariables() {}

  /** All of them; the proxies in lower and upper case. */
  public static List<String> names() {
    return Stream.of(
            OTHERS.stream(),
            SECRETS.stream().sorted(),
            PROXIES.stream(),
            PROXIES.stream().map(name -> name.toUpperCase(Locale.ROOT)))
        .flatMap(names -> names)
        .toList();
  }

  /** Whether its value must not be shown: also a proxy's, with a password in it. */
  public static boolean isSecret(String name, String value) {
    return SECRETS.contains(name) || isProxy(name) && value.indexOf('@') >= 0;
  }

  /**
   * A name for those that count together: two ways to sign in at one provider must never come from
   * two places.
   */
  static String family(String name) {
    if (isProxy(name)) {
      return "proxies";
    }
    if (name.startsWith("HUAWEICLOUD_SDK_")) {
      return "METASTUDIO";
    }
    return name.startsWith("EXPORTCTL_") ? name : name.split("_", 2)[0];
  }

  private static boolean isProxy(String name) {
    return PROXIES.contains(name.toLowerCase(Locale.ROOT));
  }
}
