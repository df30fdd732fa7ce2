package dev.exportclients.spring.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** WebAdMIT: an API key. */
@ConfigurationProperties(WebAdmitProperties.PREFIX)
public final class WebAdmitProperties extends ConnectionProperties {
  /** Of its properties. */
  public static final String PREFIX = "export-clients.webadmit";

  /** URL of the API, where an organization has one of its own. */
  private String baseUrl = "https://api.webadmit.org";

  /** API key. */
  private @Nullable HiddenValue apiKey;

  /** Spring binds it. */
  public WebAdmitProperties() {
    super(PREFIX);
  }

  public String getBaseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public @Nullable HiddenValue getApiKey() {
    return apiKey;
  }

  public void setApiKey(@Nullable HiddenValue apiKey) {
    this.apiKey = apiKey;
  }
}
