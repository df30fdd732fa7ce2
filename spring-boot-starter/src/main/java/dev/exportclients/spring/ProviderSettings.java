package dev.exportclients.spring;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.ProxyCredentials;
import dev.exportclients.core.ResponseLimits;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.Secret;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.spring.properties.ConnectionProperties;
import dev.exportclients.spring.properties.ExportClientsProperties;
import dev.exportclients.spring.properties.PropertyGroup;
import dev.exportclients.spring.properties.UnusablePropertyException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * The settings of each provider's clients: by its own properties, else by those for all, else the
 * defaults; then what the application's beans add.
 */
final class ProviderSettings {
  private static final int LAST_PORT = 65535;

  private final ExportClientsProperties shared;
  private final ObjectProvider<SslBundles> bundles;
  private final ObjectProvider<ExchangeListener> listeners;
  private final ObjectProvider<RequestInterceptor> interceptors;
  private final ObjectProvider<Clock> clock;
  private final ObjectProvider<ClientSettingsCustomizer> customizers;

  ProviderSettings(
      ExportClientsProperties shared,
      ObjectProvider<SslBundles> bundles,
      ObjectProvider<ExchangeListener> listeners,
      ObjectProvider<RequestInterceptor> interceptors,
      ObjectProvider<Clock> clock,
      ObjectProvider<ClientSettingsCustomizer> customizers) {
    this.shared = shared;
    this.bundles = bundles;
    this.listeners = listeners;
    this.interceptors = interceptors;
    this.clock = clock;
    this.customizers = customizers;
  }

  /**
   * @throws UnusablePropertyException if one of the properties can't be what it must
   */
  ClientSettings of(String provider, ConnectionProperties own) {
    ClientSettings.Builder settings = ClientSettings.builder();
    set(own, ConnectionProperties::getConnectTimeout, "connect-timeout", settings::connectTimeout);
    set(own, ConnectionProperties::getIdleTimeout, "idle-timeout", settings::idleTimeout);
    set(own, ConnectionProperties::getDeadline, "deadline", settings::deadline);
    set(own, ConnectionProperties::getMaxConnections, "max-connections", settings::maxConnections);
    set(own, ConnectionProperties::getUserAgent, "user-agent", settings::userAgent);
    set(
        own,
        ConnectionProperties::getAllowInsecureHttp,
        "allow-insecure-http",
        settings::allowInsecureHttp);
    set(
        own,
        ConnectionProperties::getRetryPolicy,
        "retry-policy",
        given ->
            settings.retryPolicy(
                new RetryPolicy(
                    given.retries(), given.basePause(), given.maxPause(), given.maxRetryAfter())));
    set(
        own,
        ConnectionProperties::getResponseLimits,
        "response-limits",
        given -> settings.responseLimits(limits(given)));
    from(own, ConnectionProperties::getProxy)
        .ifPresent(given -> proxy(new PropertyGroup(given.name("proxy")), given.value(), settings));
    from(own, ConnectionProperties::getSslBundle)
        .ifPresent(given -> settings.sslContext(context(given)));
    listeners(settings);
    interceptors(settings);
    clock.ifUnique(settings::clock);
    customizers.orderedStream().forEach(customizer -> customizer.customize(provider, settings));
    return settings.build();
  }

  /** A property's value, and whose it is. */
  private record Given<T>(PropertyGroup group, T value) {
    String name(String property) {
      return group.name(property);
    }
  }

  private <T> Optional<Given<T>> from(
      ConnectionProperties own, Function<ConnectionProperties, @Nullable T> property) {
    for (ConnectionProperties properties : List.of(own, shared)) {
      T value = property.apply(properties);
      if (value != null) {
        return Optional.of(new Given<>(properties.group(), value));
      }
    }
    return Optional.empty();
  }

  private <T> void set(
      ConnectionProperties own,
      Function<ConnectionProperties, @Nullable T> property,
      String name,
      Function<T, ClientSettings.Builder> setter) {
    from(own, property)
        .ifPresent(given -> given.group().checked(name, () -> setter.apply(given.value())));
  }

  private static ResponseLimits limits(ConnectionProperties.Limits given) {
    return new ResponseLimits(
        bytes(given.maxHeadSize().toBytes(), "max-head-size"),
        bytes(given.maxBodySize().toBytes(), "max-body-size"),
        given.minimumSpeed().toBytes(),
        given.window());
  }

  private static int bytes(long number, String name) {
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " must be less than 2 GB");
    }
    return (int) number;
  }

  private static void proxy(
      PropertyGroup group,
      ConnectionProperties.ProxyServer given,
      ClientSettings.Builder settings) {
    String host = group.required("host", given.host(), "Set the proxy's host, or leave it out.");
    Integer port = given.port();
    if (port == null) {
      throw group.missing("port", "Set the proxy's port.");
    }
    if (port < 1 || port > LAST_PORT) {
      throw new UnusablePropertyException(
          group.name("port"), "is no port: " + port, "Write a number from 1 to 65535.");
    }
    InetSocketAddress address = InetSocketAddress.createUnresolved(host, port);
    settings.proxy(new ConfiguredProxy(address, given.nonProxyHosts()));
    Optional<Secret> password = group.secret("password", given.password());
    Optional<String> username = PropertyGroup.given(given.username());
    if (password.isPresent() && username.isEmpty()) {
      throw group.missing("username", "Set the user that the proxy's password is of.");
    }
    username.ifPresent(
        name ->
            group.checked(
                "username",
                () ->
                    settings.proxyCredentials(
                        new ProxyCredentials(address, name, password.orElse(null)))));
  }

  private SSLContext context(Given<String> given) {
    String name = given.name("ssl-bundle");
    SslBundle bundle = bundle(name, given.value());
    SslOptions options = bundle.getOptions();
    if (options.getCiphers() != null || options.getEnabledProtocols() != null) {
      throw new UnusablePropertyException(
          name,
          "names an SSL bundle with options (ciphers, enabled protocols), which a client can't keep",
          "Name a bundle without options; which protocol it has may be said by its protocol.");
    }
    return bundle.createSslContext();
  }

  private SslBundle bundle(String name, String bundle) {
    SslBundles known = bundles.getIfAvailable();
    try {
      if (known != null) {
        return known.getBundle(bundle);
      }
    } catch (NoSuchSslBundleException unknown) {
      // As if there were none at all.
    }
    throw new UnusablePropertyException(
        name,
        "names the SSL bundle '" + bundle + "', and there is none of that name",
        "Define it below spring.ssl.bundle, or name one that is there.");
  }

  private void listeners(ClientSettings.Builder settings) {
    List<ExchangeListener> all = listeners.orderedStream().toList();
    if (!all.isEmpty()) {
      settings.listener(all.size() == 1 ? all.get(0) : new ExchangeListeners(all));
    }
  }

  private void interceptors(ClientSettings.Builder settings) {
    List<RequestInterceptor> all = interceptors.orderedStream().toList();
    if (!all.isEmpty()) {
      settings.requestInterceptor(request -> all.forEach(one -> one.intercept(request)));
    }
  }
}
