package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.Providers;
import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.provider.ecreporting.EcReportingProvider;
import dev.exportclients.sandbox.internal.provider.ems.EmsProvider;
import dev.exportclients.sandbox.internal.provider.metastudio.MetaStudioProvider;
import dev.exportclients.sandbox.internal.provider.webadmit.WebAdmitProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sandbox takes for valid, unless its settings say otherwise. None of it opens anything
 * else.
 *
 * <pre>{@code
 * EmsClient ems = EmsClient.builder()
 *     .baseUrl(sandbox.baseUrl())
 *     .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
 *     .build();
 * }</pre>
 */
public final class SandboxCredentials {
  /** {@code DOMAIN\User.Name}, the one user of EMS. */
  public static final String EMS_USERNAME = EmsProvider.USERNAME;

  /** That user's token, which does not expire. */
  public static final String EMS_TOKEN = EmsProvider.TOKEN;

  /** That user's password, to make tokens by. */
  public static final String EMS_PASSWORD = EmsProvider.PASSWORD;

  /** The key that a deployment with {@link SandboxSettings#emsSignatures} knows. */
  public static final String EMS_API_KEY = EmsProvider.API_KEY;

  /** What that key signs with. */
  public static final String EMS_API_SECRET = EmsProvider.API_SECRET;

  /** A bearer token of EC Reporting, which does not expire. */
  public static final String ECREPORTING_TOKEN = EcReportingProvider.TOKEN;

  /** For the identity service, at any path of one segment, such as {@code /tokens}. */
  public static final String ECREPORTING_CLIENT_ID = EcReportingProvider.CLIENT_ID;

  /** The secret of that client. */
  public static final String ECREPORTING_CLIENT_SECRET = EcReportingProvider.CLIENT_SECRET;

  /** The user of the identity service's password grant. */
  public static final String ECREPORTING_USERNAME = EcReportingProvider.USERNAME;

  /** That user's password. */
  public static final String ECREPORTING_PASSWORD = EcReportingProvider.PASSWORD;

  /** The key of WebAdMIT's one user. */
  public static final String WEBADMIT_API_KEY = WebAdmitProvider.API_KEY;

  /** The one project of MetaStudio. */
  public static final String METASTUDIO_PROJECT_ID = MetaStudioProvider.PROJECT_ID;

  /** A token of IAM for that project, which does not expire. */
  public static final String METASTUDIO_TOKEN = MetaStudioProvider.TOKEN;

  /** A permanent access key. */
  public static final String METASTUDIO_AK = MetaStudioProvider.AK;

  /** What {@link #METASTUDIO_AK} signs with. */
  public static final String METASTUDIO_SK = MetaStudioProvider.SK;

  /** An access key that is good only together with {@link #METASTUDIO_SECURITY_TOKEN}. */
  public static final String METASTUDIO_TEMPORARY_AK = MetaStudioProvider.TEMPORARY_AK;

  /** What {@link #METASTUDIO_TEMPORARY_AK} signs with. */
  public static final String METASTUDIO_TEMPORARY_SK = MetaStudioProvider.TEMPORARY_SK;

  /** Goes with {@link #METASTUDIO_TEMPORARY_AK}. */
  public static final String METASTUDIO_SECURITY_TOKEN = MetaStudioProvider.SECURITY_TOKEN;

  /** The region, whose project {@link #METASTUDIO_PROJECT_ID} is. */
  public static final String METASTUDIO_REGION = MetaStudioProvider.REGION;

  /** The user that IAM gives tokens to. */
  public static final String METASTUDIO_IAM_USER = MetaStudioProvider.IAM_USER;

  /** That user's password. */
  public static final String METASTUDIO_IAM_PASSWORD = MetaStudioProvider.IAM_PASSWORD;

  /** The account that the user belongs to. */
  public static final String METASTUDIO_IAM_DOMAIN = MetaStudioProvider.IAM_DOMAIN;

  private SandboxCredentials() {}

  /**
   * The variables by which {@code exportctl} signs in to a sandbox: for each provider the base URL
   * and these credentials.
   *
   * @param baseUrl the sandbox's, with or without faults
   * @return names and values, provider by provider
   */
  public static Map<String, String> environment(URI baseUrl) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (SandboxProvider provider : Providers.all(new Deployment(new Calls()))) {
      String prefix = provider.name().toUpperCase(Locale.ROOT);
      environment.put(prefix + "_BASE_URL", baseUrl.toString());
      environment.putAll(new TreeMap<>(provider.environment()));
    }
    return environment;
  }

  /**
   * The variables by which {@code exportctl} makes its tokens at a sandbox. They count where {@code
   * EMS_TOKEN}, {@code ECREPORTING_TOKEN}, {@code METASTUDIO_TOKEN}, {@code METASTUDIO_AK} and
   * {@code METASTUDIO_SK} are not set.
   *
   * @param baseUrl the sandbox's, with or without faults
   * @return names and values, to add to those of {@link #environment}
   */
  public static Map<String, String> signIns(URI baseUrl) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("EMS_PASSWORD", EMS_PASSWORD);
    variables.put("ECREPORTING_TOKEN_URL", baseUrl.resolve("/tokens").toString());
    variables.put("ECREPORTING_CLIENT_ID", ECREPORTING_CLIENT_ID);
    variables.put("ECREPORTING_CLIENT_SECRET", ECREPORTING_CLIENT_SECRET);
    variables.put("ECREPORTING_SCOPE", "tenant.ec-reporting-svc.all");
    variables.put("METASTUDIO_IAM_URL", baseUrl.toString());
    variables.put("METASTUDIO_IAM_USER", METASTUDIO_IAM_USER);
    variables.put("METASTUDIO_IAM_PASSWORD", METASTUDIO_IAM_PASSWORD);
    variables.put("METASTUDIO_IAM_DOMAIN", METASTUDIO_IAM_DOMAIN);
    variables.put("METASTUDIO_REGION", METASTUDIO_REGION);
    return variables;
  }
}
