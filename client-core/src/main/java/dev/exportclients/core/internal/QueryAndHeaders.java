package dev.exportclients.core.internal;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.http.PercentEncoding;
import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The query and the fixed headers of a generated method, taken out of Feign's template: Feign would
 * write and read all of them several times for each request, which takes longer than the rest of
 * what it does (ADR 2). A generated method names each parameter once, and its headers hold none.
 */
final class QueryAndHeaders {
  private final List<Parameter> query = new ArrayList<>();
  private final Map<String, Collection<String>> headers;

  private QueryAndHeaders(Map<String, Collection<String>> headers) {
    this.headers = headers;
  }

  private record Parameter(String name, int index) {}

  /** Feign then knows nothing of them. */
  static QueryAndHeaders takenFrom(MethodMetadata method) {
    RequestTemplate template = method.template();
    Map<String, Integer> indexes = new HashMap<>();
    method
        .indexToName()
        .forEach((index, names) -> indexes.put("{" + names.iterator().next() + "}", index));
    QueryAndHeaders taken = new QueryAndHeaders(template.headers());
    template
        .queries()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        taken.query.add(
                            new Parameter(name, requireNonNull(indexes.get(value), value)))));
    taken.query.forEach(parameter -> method.indexToName().remove(parameter.index()));
    template.queries(Map.of());
    template.headers(Map.of());
    return taken;
  }

  /** What makes Feign's request whole. */
  UnaryOperator<Request> completion(Object[] arguments) {
    return request -> {
      Map<String, Collection<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      all.putAll(headers);
      all.putAll(request.headers());
      return Request.create(
          request.httpMethod(),
          request.url() + query(arguments),
          all,
          request.body(),
          request.charset(),
          request.requestTemplate());
    };
  }

  /** With its question mark; empty without a value. */
  private String query(Object[] arguments) {
    StringBuilder text = new StringBuilder();
    for (Parameter parameter : query) {
      Object value = arguments[parameter.index()];
      Iterable<?> values =
          value instanceof Iterable<?> several ? several : Collections.singleton(value);
      for (Object one : values) {
        if (one != null) {
          text.append(text.isEmpty() ? '?' : '&').append(parameter.name()).append('=');
          text.append(PercentEncoding.encode(one.toString()));
        }
      }
    }
    return text.toString();
  }
}
