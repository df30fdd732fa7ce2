package dev.exportclients.core.internal;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.transport.Transport;
import feign.Contract;
import feign.Feign;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Retryer;
import feign.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A generated interface over one Feign client, which makes requests of calls. The attempt of a call
 * goes along as Feign's {@code Options}, which Feign looks for among the arguments of any method
 * (ADR 7). Safe for threads.
 */
final class AttemptApi<T> implements GeneratedApi<T> {
  private final Class<T> type;
  private final Function<Attempt, ResponseReader> readers;
  private final Map<Method, Operation> operations = new HashMap<>();

  /**
   * @param root stands before each path
   * @param readers of the responses to one attempt
   */
  AttemptApi(
      Class<T> type, String root, Transport transport, Function<Attempt, ResponseReader> readers) {
    this.type = type;
    this.readers = readers;
    List<MethodMetadata> read = contract().parseAndValidateMetadata(type);
    Map<Method, QueryAndHeaders> taken = new HashMap<>();
    read.forEach(method -> taken.put(method.method(), QueryAndHeaders.takenFrom(method)));
    Feign.builder()
        .contract(sameType -> read)
        .client(
            (request, options) -> {
              Carried carried = (Carried) options;
              return transport.execute(carried.completion.apply(request), carried.attempt);
            })
        .encoder(new RequestWriter())
        .options(new Unused())
        .retryer(Retryer.NEVER_RETRY)
        .responseInterceptor((context, chain) -> context.response())
        .invocationHandlerFactory(
            (target, dispatch) -> {
              for (MethodMetadata method : read) {
                MethodHandler handler = requireNonNull(dispatch.get(method.method()));
                operations.put(
                    method.method(),
                    new Operation(method, handler, requireNonNull(taken.get(method.method()))));
              }
              return (proxy, method, arguments) -> null;
            })
        .target(new Rooted<>(type, root));
  }

  /** Deprecated, but its successor came with Feign 13.8, and we work from 13.0 on. */
  @SuppressWarnings("deprecation")
  private static Contract contract() {
    return new Contract.Default();
  }

  @Override
  public T of(Attempt attempt) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(attempt, method, arguments)));
  }

  private @Nullable Object call(Attempt attempt, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Operation operation = operations.get(method);
    if (operation == null) {
      // One of those that every object has.
      return method.invoke(this, arguments);
    }
    Object[] given = arguments == null ? new Object[0] : arguments;
    Object[] carried = Arrays.copyOf(given, given.length + 1);
    carried[given.length] = new Carried(attempt, operation.rest().completion(given));
    Map<String, Object> form = form(operation.method(), carried);
    if (RequestWriter.hasFile(form)) {
      attempt.sendsForm(form);
    }
    Response response = (Response) operation.handler().invoke(carried);
    try {
      return readers.apply(attempt).read(response, method.getGenericReturnType());
    } catch (RuntimeException failure) {
      response.close();
      throw failure;
    }
  }

  private static Map<String, Object> form(MethodMetadata method, Object[] arguments) {
    if (method.formParams().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> form = new TreeMap<>();
    method
        .indexToName()
        .forEach(
            (index, names) -> {
              for (String name : names) {
                if (method.formParams().contains(name) && arguments[index] != null) {
                  form.put(name, arguments[index]);
                }
              }
            });
    return form;
  }

  private record Operation(MethodMetadata method, MethodHandler handler, QueryAndHeaders rest) {}

  /** The attempt of a call and what its request lacks, for Feign to hand on. */
  private static final class Carried extends Request.Options {
    private final Attempt attempt;
    private final UnaryOperator<Request> completion;

    Carried(Attempt attempt, UnaryOperator<Request> completion) {
      this.attempt = attempt;
      this.completion = completion;
    }
  }

  /** Feign asks for these before it looks for the ones that a call carries. */
  private static final class Unused extends Request.Options {
    @Override
    public Request.Options getMethodOptions(String name) {
      return this;
    }
  }

  /** Feign's own target writes and reads each URL twice more. */
  private record Rooted<T>(Class<T> type, String url) implements Target<T> {
    @Override
    public String name() {
      return url;
    }

    @Override
    public Request apply(RequestTemplate request) {
      return Request.create(
          Request.HttpMethod.valueOf(request.method()),
          url + request.url(),
          request.headers(),
          request.body(),
          request.requestCharset(),
          request);
    }
  }
}
