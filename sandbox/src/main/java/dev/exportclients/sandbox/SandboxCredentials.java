package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.deployment.DefaultCredentials;

/**
 * What the sandbox takes for valid, unless its settings say otherwise. None of it opens anything
 * else.
 */
public final class SandboxCredentials {
  public static final String EMS_USERNAME = DefaultCredentials.EMS_USERNAME;
  public static final String EMS_TOKEN = DefaultCredentials.EMS_TOKEN;
  public static final String ECREPORTING_TOKEN = DefaultCredentials.ECREPORTING_TOKEN;
  public static final String WEBADMIT_API_KEY = DefaultCredentials.WEBADMIT_API_KEY;
  public static final String METASTUDIO_PROJECT_ID = DefaultCredentials.METASTUDIO_PROJECT_ID;
  public static final String METASTUDIO_TOKEN = DefaultCredentials.METASTUDIO_TOKEN;
  public static final String METASTUDIO_AK = DefaultCredentials.METASTUDIO_AK;
  public static final String METASTUDIO_SK = DefaultCredentials.METASTUDIO_SK;

  /** An access key that is good only together with {@link #METASTUDIO_SECURITY_TOKEN}. */
  public static final String METASTUDIO_TEMPORARY_AK = DefaultCredentials.METASTUDIO_TEMPORARY_AK;

  public static final String METASTUDIO_TEMPORARY_SK = DefaultCredentials.METASTUDIO_TEMPORARY_SK;
  public static final String METASTUDIO_SECURITY_TOKEN =
      DefaultCredentials.METASTUDIO_SECURITY_TOKEN;

  private SandboxCredentials() {}
}
