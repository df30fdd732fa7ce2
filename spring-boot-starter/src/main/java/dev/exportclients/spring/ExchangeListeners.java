package dev.exportclients.spring;

import dev.exportclients.core.ExchangeListener;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one: each hears everything, also when one before it throws. */
record ExchangeListeners(List<ExchangeListener> all) implements ExchangeListener {
  @Override
  public void onCall(Call call) {
    tell(listener -> listener.onCall(call));
  }

  @Override
  public void onRequest(Request request) {
    tell(listener -> listener.onRequest(request));
  }

  @Override
  public void onExchange(Exchange exchange) {
    tell(listener -> listener.onExchange(exchange));
  }

  @Override
  public void onWait(Wait wait) {
    tell(listener -> listener.onWait(wait));
  }

  @Override
  public void onRetry(Retry retry) {
    tell(listener -> listener.onRetry(retry));
  }

  @Override
  public void onCallEnd(CallEnd end) {
    tell(listener -> listener.onCallEnd(end));
  }

  /** The client logs what is thrown. */
  private void tell(Consumer<ExchangeListener> news) {
    RuntimeException first = null;
    for (ExchangeListener listener : all) {
      try {
        news.accept(listener);
      } catch (RuntimeException failed) {
        if (first == null) {
          first = failed;
        } else {
          first.addSuppressed(failed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
