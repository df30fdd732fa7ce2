package dev.exportclients.spring.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** EMS: a user with a token, or with a password to make tokens by; and an API key. */
@ConfigurationProperties(EmsProperties.PREFIX)
public final class EmsProperties extends ConnectionProperties {
  /** Of its properties. */
  public static final String PREFIX = "export-clients.ems";

  /** Where /ems is, such as https://host/experimentsapi. */
  private @Nullable String baseUrl;

  /** User, as DOMAIN\User.Name. */
  private @Nullable String username;

  /** Token of the user; it lives eight hours. */
  private @Nullable HiddenValue token;

  /**
   * Password of the user, to make tokens by, in place of a token. A new token ends the user's
   * others.
   */
  private @Nullable HiddenValue password;

  /** How the password is padded before it is encrypted; EMS does not say which it wants. */
  private RsaPadding rsaPadding = RsaPadding.PKCS1;

  /** API key, where the deployment wants requests to be signed. */
  private @Nullable HiddenValue apiKey;

  /** Secret of the API key, which signs and is never sent. */
  private @Nullable HiddenValue apiSecret;

  /** Version that every Accept header asks for. */
  private int apiVersion = 1;

  /** Media type to ask for a results export with, without the version. */
  private String resultsAccept = "*/*";

  /**
   * Longest silence of EMS before its response to a start. Ten minutes, or the idle timeout, if
   * that is longer.
   */
  private @Nullable Duration startIdleTimeout;

  /** Spring binds it. */
  public EmsProperties() {
    super(PREFIX);
  }

  public @Nullable String getBaseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(@Nullable String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public @Nullable String getUsername() {
    return username;
  }

  public void setUsername(@Nullable String username) {
    this.username = username;
  }

  public @Nullable HiddenValue getToken() {
    return token;
  }

  public void setToken(@Nullable HiddenValue token) {
    this.token = token;
  }

  public @Nullable HiddenValue getPassword() {
    return password;
  }

  public void setPassword(@Nullable HiddenValue password) {
    this.password = password;
  }

  public RsaPadding getRsaPadding() {
    return rsaPadding;
  }

  public void setRsaPadding(RsaPadding rsaPadding) {
    this.rsaPadding = rsaPadding;
  }

  public @Nullable HiddenValue getApiKey() {
    return apiKey;
  }

  public void setApiKey(@Nullable HiddenValue apiKey) {
    this.apiKey = apiKey;
  }

  public @Nullable HiddenValue getApiSecret() {
    return apiSecret;
  }

  public void setApiSecret(@Nullable HiddenValue apiSecret) {
    this.apiSecret = apiSecret;
  }

  public int getApiVersion() {
    return apiVersion;
  }

  public void setApiVersion(int apiVersion) {
    this.apiVersion = apiVersion;
  }

  public String getResultsAccept() {
    return resultsAccept;
  }

  public void setResultsAccept(String resultsAccept) {
    this.resultsAccept = resultsAccept;
  }

  public @Nullable Duration getStartIdleTimeout() {
    return startIdleTimeout;
  }

  public void setStartIdleTimeout(@Nullable Duration startIdleTimeout) {
    this.startIdleTimeout = startIdleTimeout;
  }

  /** As {@code EmsTokens.Padding}. */
  public enum RsaPadding {
    /** PKCS#1 v1.5. */
    PKCS1,
    /** OAEP with SHA-1 and MGF1. */
    OAEP
  }
}
