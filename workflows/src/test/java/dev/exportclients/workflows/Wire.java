package dev.exportclients.workflows;

import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Looks for secrets in all that workers and submitters send to the engine. Safe for threads. */
final class Wire implements ClientInterceptor {
  private final AtomicLong messages = new AtomicLong();
  private final Set<String> leaks = new ConcurrentSkipListSet<>();

  /** {@return the calls that carried a secret} */
  Set<String> leaks() {
    return leaks;
  }

  long messages() {
    return messages.get();
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void sendMessage(Q message) {
        messages.incrementAndGet();
        if (Secrets.areIn(((MessageLite) message).toByteArray())) {
          leaks.add(method.getBareMethodName());
        }
        super.sendMessage(message);
      }
    };
  }
}
