package dev.exportclients.core.internal.transport;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;

/**
 * Sends a request again whose pooled connection turned out dead: a GET that starts nothing, or what
 * had not left yet. That is no retry: servers close connections when they like, and the request has
 * met no response. Ends with a connection that is new, since the dead ones leave the pool.
 */
final class FreshConnectionExec implements ExecChainHandler {
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    while (true) {
      try {
        return chain.proceed(request, scope);
      } catch (DeadConnectionException dead) {
        if (dead.isSent() && !isRepeatable(request, scope)
            || scope.execRuntime.isExecutionAborted()
            || Thread.currentThread().isInterrupted()) {
          throw dead;
        }
      }
    }
  }

  private static boolean isRepeatable(ClassicHttpRequest request, ExecChain.Scope scope) {
    return Method.GET.isSame(request.getMethod())
        && !Connector.attempt(scope.clientContext).isStart;
  }
}
