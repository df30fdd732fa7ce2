package dev.exportclients.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What holds for all providers, unless one says otherwise. */
@ConfigurationProperties(ExportClientsProperties.PREFIX)
public final class ExportClientsProperties extends ConnectionProperties {
  static final String PREFIX = "export-clients";

  private final Health health = new Health();

  /** Spring binds it. */
  public ExportClientsProperties() {
    super(PREFIX);
  }

  public Health getHealth() {
    return health;
  }

  /** Of the health indicators. */
  public static final class Health {
    /**
     * How long the outcome of a check of credentials stands before the provider is asked again.
     * Refused ones are not shown to it again for ten minutes at least.
     */
    private Duration timeToLive = Duration.ofMinutes(1);

    Health() {}

    public Duration getTimeToLive() {
      return timeToLive;
    }

    public void setTimeToLive(Duration timeToLive) {
      this.timeToLive = timeToLive;
    }
  }
}
