package dev.exportclients.core.internal.transport;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;

/**
 * The last link of HttpClient's chain, in place of the library's own, which logs request lines and
 * with them the signatures of presigned links (ADR 4). The {@link ExecRuntime} is left in the
 * context for whoever reads the body.
 */
final class QuietExec implements ExecChainHandler {
  static final String RUNTIME = "export-clients.runtime";

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ExecRuntime runtime = scope.execRuntime;
    HttpClientContext context = scope.clientContext;
    context.setAttribute(RUNTIME, runtime);
    if (scope.route.isTunnelled()) {
      ProxyRoutes.reachesServer(context);
    }
    try {
      Connector.attempt(context).leaves();
      ClassicHttpResponse response = runtime.execute(scope.exchangeId, request, context);
      if (DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
        runtime.markConnectionReusable(
            null,
            DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context));
      } else {
        runtime.markConnectionNonReusable();
      }
      return response;
    } catch (IOException | HttpException | LocalFileException failure) {
      runtime.discardEndpoint();
      throw failure;
    } catch (RuntimeException unreadable) {
      runtime.discardEndpoint();
      throw new ProtocolException("its head can't be read", unreadable);
    }
  }
}
