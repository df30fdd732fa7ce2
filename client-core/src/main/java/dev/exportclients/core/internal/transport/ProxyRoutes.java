package dev.exportclients.core.internal.transport;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ProxyCredentials;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.Transience;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.DefaultAuthenticationStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server, and the credentials for the proxy on it. They go with the first request, as
 * curl sends them: some proxies close the connection with their 407.
 */
final class ProxyRoutes extends SystemDefaultRoutePlanner {
  private static final String PROXIED = "exportclients.proxied";
  private static final String AUTHENTICATED = "exportclients.proxy-authenticated";

  private final ClientSettings settings;

  ProxyRoutes(ProxySelector selector, ClientSettings settings) {
    super(selector);
    this.settings = settings;
  }

  /** For a proxy that asks for more than Basic. */
  CredentialsProvider credentials() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    for (ProxyCredentials credentials : settings.proxyCredentials()) {
      InetSocketAddress proxy = credentials.proxy();
      AuthScope scope =
          proxy == null
              ? new AuthScope(null, -1)
              : new AuthScope(proxy.getHostString(), proxy.getPort());
      provider.setCredentials(scope, sent(credentials));
    }
    return provider;
  }

  @Override
  protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context)
      throws HttpException {
    HttpHost proxy = super.determineProxy(target, context);
    if (proxy != null) {
      context.setAttribute(PROXIED, true);
      settings
          .proxyCredentials(proxy.getHostName(), proxy.getPort())
          .ifPresent(
              credentials -> {
                BasicScheme basic = new BasicScheme();
                basic.initPreemptive(sent(credentials));
                HttpClientContext.cast(context).resetAuthExchange(proxy, basic);
                context.setAttribute(AUTHENTICATED, true);
              });
    }
    return proxy;
  }

  /** None for a server that says 407 and is no proxy: the library would answer it all the same. */
  static List<AuthScheme> schemes(
      ChallengeType type, Map<String, AuthChallenge> challenges, HttpContext context) {
    return context.getAttribute(PROXIED) == null
        ? List.of()
        : DefaultAuthenticationStrategy.INSTANCE.select(type, challenges, context);
  }

  /** What comes through a tunnel is the server's. */
  static void reachesServer(HttpContext context) {
    context.removeAttribute(PROXIED);
  }

  /** Whether credentials went along to the proxy of an exchange. */
  static boolean wasAuthenticated(HttpContext context) {
    return context.getAttribute(AUTHENTICATED) != null;
  }

  private static UsernamePasswordCredentials sent(ProxyCredentials credentials) {
    Secret password = credentials.password();
    return new UsernamePasswordCredentials(
        credentials.username(), password == null ? new char[0] : password.reveal().toCharArray());
  }

  /** The request has not left: a proxy refused the way to the server, or wants to know who asks. */
  static ExchangeFailure refusal(int status, HttpContext context) {
    if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      String what =
          wasAuthenticated(context)
              ? "the proxy refused the user and password that it was given (407)"
              : "the proxy wants a user and a password (407): give them as its credentials";
      return new ExchangeFailure(ExchangeFailure.Kind.UNSENT, what, null);
    }
    return new ExchangeFailure(
        Transience.ofStatus(status) ? ExchangeFailure.Kind.TRANSIENT : ExchangeFailure.Kind.UNSENT,
        "the proxy refused to connect: " + status,
        null);
  }
}
