package dev.exportclients.sandbox.internal.deployment;

/**
 * What the sandbox takes for valid, unless its settings say otherwise. None of it opens anything
 * else.
 */
public final class DefaultCredentials {
  public static final String EMS_USERNAME = "ExampleDomain\\User.Name";
  public static final String EMS_TOKEN = "sandbox-user-token";
  public static final String ECREPORTING_TOKEN = "sandbox-bearer";
  public static final String WEBADMIT_API_KEY = "0123456789abcdef0123456789abcdef";
  public static final String METASTUDIO_PROJECT_ID = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081";
  public static final String METASTUDIO_TOKEN = "sandbox-iam-token";
  public static final String METASTUDIO_AK = "SANDBOXACCESSKEY0001";
  public static final String METASTUDIO_SK = "sandboxSecretKeyOfTheFirstAccessKey00001";

  /** An access key that is good only together with {@link #METASTUDIO_SECURITY_TOKEN}. */
  public static final String METASTUDIO_TEMPORARY_AK = "SANDBOXTEMPORARYKEY1";

  public static final String METASTUDIO_TEMPORARY_SK = "sandboxSecretKeyOfTheTemporaryKey0000001";
  public static final String METASTUDIO_SECURITY_TOKEN = "sandbox-security-token";

  private DefaultCredentials() {}
}
