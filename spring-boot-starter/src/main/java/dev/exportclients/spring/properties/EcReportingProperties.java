package dev.exportclients.spring.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** EC Reporting: a token, or a client of Oracle's identity service to ask for tokens. */
@ConfigurationProperties(EcReportingProperties.PREFIX)
public final class EcReportingProperties extends ConnectionProperties {
  /** Of its properties. */
  public static final String PREFIX = "export-clients.ecreporting";

  /** Tenant's URL, such as https://tenant.clinicalone.oraclecloud.com. */
  private @Nullable String baseUrl;

  /** Bearer token; it lives ten minutes, so it is for trials. */
  private @Nullable HiddenValue token;

  /** URL of the identity service's tokens, as Oracle gives it for each tenant. */
  private @Nullable String tokenUrl;

  /** Client that asks the identity service for tokens. */
  private @Nullable String clientId;

  /** Secret of the client. */
  private @Nullable HiddenValue clientSecret;

  /** Scope to ask for, such as tenant.ec-reporting-svc.all; several with blanks between. */
  private @Nullable String scope;

  /** User to ask for, by the password grant. By client credentials, if there is none. */
  private @Nullable String username;

  /** Password of the user. */
  private @Nullable HiddenValue password;

  /** More headers of each request for a token, by their names. */
  private Map<String, HiddenValue> tokenHeaders = new LinkedHashMap<>();

  /** Spring binds it. */
  public EcReportingProperties() {
    super(PREFIX);
  }

  public @Nullable String getBaseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(@Nullable String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public @Nullable HiddenValue getToken() {
    return token;
  }

  public void setToken(@Nullable HiddenValue token) {
    this.token = token;
  }

  public @Nullable String getTokenUrl() {
    return tokenUrl;
  }

  public void setTokenUrl(@Nullable String tokenUrl) {
    this.tokenUrl = tokenUrl;
  }

  public @Nullable String getClientId() {
    return clientId;
  }

  public void setClientId(@Nullable String clientId) {
    this.clientId = clientId;
  }

  public @Nullable HiddenValue getClientSecret() {
    return clientSecret;
  }

  public void setClientSecret(@Nullable HiddenValue clientSecret) {
    this.clientSecret = clientSecret;
  }

  public @Nullable String getScope() {
    return scope;
  }

  public void setScope(@Nullable String scope) {
    this.scope = scope;
  }

  public @Nullable String getUsername() {
    return username;
  }

  public void setUsername(@Nullable String username) {
    this.username = username;
  }

  public @Nullable HiddenValue getPassword() {
    return password;
  }

  public void setPassword(@Nullable HiddenValue password) {
    this.password = password;
  }

  public Map<String, HiddenValue> getTokenHeaders() {
    return tokenHeaders;
  }

  public void setTokenHeaders(Map<String, HiddenValue> tokenHeaders) {
    this.tokenHeaders = tokenHeaders;
  }
}
