package dev.exportclients.core.internal;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import java.net.ProxySelector;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server, and the credentials for the proxy on it. They go with the first request, as
 * curl sends them: some proxies close the connection with their 407.
 */
final class ProxyRoutes extends SystemDefaultRoutePlanner {
  private final @Nullable UsernamePasswordCredentials credentials;

  ProxyRoutes(ProxySelector selector, ClientSettings settings) {
    super(selector);
    this.credentials =
        settings.proxyUsername().map(user -> credentials(user, settings)).orElse(null);
  }

  private static UsernamePasswordCredentials credentials(String user, ClientSettings settings) {
    String password = settings.proxyPassword().map(Secret::reveal).orElse("");
    return new UsernamePasswordCredentials(user, password.toCharArray());
  }

  /** For a proxy that asks for more than Basic. */
  CredentialsProvider credentials() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    if (credentials != null) {
      provider.setCredentials(new AuthScope(null, -1), credentials);
    }
    return provider;
  }

  @Override
  protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context)
      throws HttpException {
    HttpHost proxy = super.determineProxy(target, context);
    if (proxy != null && credentials != null) {
      BasicScheme basic = new BasicScheme();
      basic.initPreemptive(credentials);
      HttpClientContext.cast(context).resetAuthExchange(proxy, basic);
    }
    return proxy;
  }
}
