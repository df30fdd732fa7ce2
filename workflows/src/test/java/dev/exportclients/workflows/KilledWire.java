package dev.exportclients.workflows;

import com.google.protobuf.Duration;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.command.v1.Command;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A worker's wire to the engine that can be cut, as SIGKILL does: the engine hears nothing more of
 * it, and it learns nothing more of the engine. Two things of the in-process server would make such
 * a test long or endless: while a task is worked on its time goes as the clock does, and workflow
 * tasks stay for ever in the queue of the worker that had the last one. So heartbeats are missed
 * after {@link #SILENCE_SECONDS}, and no worker has a queue of its own. Safe for threads.
 */
final class KilledWire implements ClientInterceptor {
  private static final int SILENCE_SECONDS = 5;

  private final Set<ClientCall<?, ?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  void cut() {
    isCut = true;
    open.forEach(call -> call.cancel("the worker was killed", null));
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        if (isCut) {
          listener.onClose(Status.CANCELLED, new Metadata());
          return;
        }
        open.add(delegate());
        super.start(listener, headers);
      }

      @Override
      public void sendMessage(Q message) {
        if (!isCut) {
          super.sendMessage(changed(message));
        }
      }

      @Override
      public void request(int messages) {
        if (!isCut) {
          super.request(messages);
        }
      }

      @Override
      public void halfClose() {
        if (!isCut) {
          super.halfClose();
        }
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <Q> Q changed(Q message) {
    if (!(message instanceof RespondWorkflowTaskCompletedRequest completed)) {
      return message;
    }
    RespondWorkflowTaskCompletedRequest.Builder changed =
        completed.toBuilder().clearStickyAttributes();
    for (Command.Builder command : changed.getCommandsBuilderList()) {
      if (command.hasScheduleActivityTaskCommandAttributes()) {
        command
            .getScheduleActivityTaskCommandAttributesBuilder()
            .setHeartbeatTimeout(Duration.newBuilder().setSeconds(SILENCE_SECONDS));
      }
    }
    return (Q) changed.build();
  }
}
