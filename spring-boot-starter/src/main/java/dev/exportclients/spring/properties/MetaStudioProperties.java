package dev.exportclients.spring.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** MetaStudio: a token, an access key, or a user of IAM. */
@ConfigurationProperties(MetaStudioProperties.PREFIX)
public final class MetaStudioProperties extends ConnectionProperties {
  /** Of its properties. */
  public static final String PREFIX = "export-clients.metastudio";

  /** Region's URL, such as https://metastudio.ap-southeast-3.myhuaweicloud.com. */
  private @Nullable String baseUrl;

  /**
   * Id of the project. If it is not set, IAM is asked at the start for the project with the
   * region's name.
   */
  private @Nullable String projectId;

  /** Token of an IAM user; it lives 24 hours. */
  private @Nullable HiddenValue token;

  /** Access key (AK), which signs requests together with the secret key. */
  private @Nullable String accessKey;

  /** Secret of the access key (SK), which signs and is never sent. */
  private @Nullable HiddenValue secretKey;

  /** Security token of a temporary access key. */
  private @Nullable HiddenValue securityToken;

  /** IAM user to sign in as. */
  private @Nullable String iamUser;

  /** Password of the IAM user. */
  private @Nullable HiddenValue iamPassword;

  /** Account that the IAM user belongs to, by its name. */
  private @Nullable String iamDomain;

  /** Region, such as ap-southeast-3, whose IAM is asked and whose project has the same name. */
  private @Nullable String region;

  /** URL of IAM, if it is not the region's. */
  private @Nullable String iamUrl;

  /** Spring binds it. */
  public MetaStudioProperties() {
    super(PREFIX);
  }

  public @Nullable String getBaseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(@Nullable String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public @Nullable String getProjectId() {
    return projectId;
  }

  public void setProjectId(@Nullable String projectId) {
    this.projectId = projectId;
  }

  public @Nullable HiddenValue getToken() {
    return token;
  }

  public void setToken(@Nullable HiddenValue token) {
    this.token = token;
  }

  public @Nullable String getAccessKey() {
    return accessKey;
  }

  public void setAccessKey(@Nullable String accessKey) {
    this.accessKey = accessKey;
  }

  public @Nullable HiddenValue getSecretKey() {
    return secretKey;
  }

  public void setSecretKey(@Nullable HiddenValue secretKey) {
    this.secretKey = secretKey;
  }

  public @Nullable HiddenValue getSecurityToken() {
    return securityToken;
  }

  public void setSecurityToken(@Nullable HiddenValue securityToken) {
    this.securityToken = securityToken;
  }

  public @Nullable String getIamUser() {
    return iamUser;
  }

  public void setIamUser(@Nullable String iamUser) {
    this.iamUser = iamUser;
  }

  public @Nullable HiddenValue getIamPassword() {
    return iamPassword;
  }

  public void setIamPassword(@Nullable HiddenValue iamPassword) {
    this.iamPassword = iamPassword;
  }

  public @Nullable String getIamDomain() {
    return iamDomain;
  }

  public void setIamDomain(@Nullable String iamDomain) {
    this.iamDomain = iamDomain;
  }

  public @Nullable String getRegion() {
    return region;
  }

  public void setRegion(@Nullable String region) {
    this.region = region;
  }

  public @Nullable String getIamUrl() {
    return iamUrl;
  }

  public void setIamUrl(@Nullable String iamUrl) {
    this.iamUrl = iamUrl;
  }
}
