package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The interfaces the clients call say what the specs say, and nothing else. */
class GeneratedApiTest {

  @ParameterizedTest
  @FieldSource("dev.exportclients.specs.Spec#NAMES")
  void hasAMethodForEachOperationAndNoOther(String spec) {
    assertThat(Arrays.stream(api(Spec.named(spec)).getMethods()).map(Method::getName))
        .containsExactlyInAnyOrderElementsOf(
            Spec.named(spec).operations().stream().map(Operation::id).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksForThePathWithItsParameters(Operation operation) {
    List<String> query =
        operation.parameterNames("query").stream()
            .map(name -> name + "={" + camelCase(name) + "}")
            .toList();
    RequestLine line = method(operation).getAnnotation(RequestLine.class);
    assertThat(line.value())
        .isEqualTo(
            operation.method()
                + " "
                + pathOf(operation)
                + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    assertThat(line.decodeSlash()).isFalse();
    assertThat(
            Arrays.stream(method(operation).getParameters())
                .map(GeneratedApiTest::parameter)
                .filter(Objects::nonNull))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("path", "query")
                        .flatMap(in -> operation.parameterNames(in).stream())
                        .map(GeneratedApiTest::camelCase),
                    fieldsOfTheForm(operation))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void acceptsWhatASuccessIsInAndSendsWhatTheSpecTakes(Operation operation) {
    assertThat(method(operation).getAnnotation(Headers.class).value())
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("Accept: " + String.join(", ", operation.accepts())),
                    operation.requestContents().stream()
                        .limit(1)
                        .map(content -> "Content-Type: " + content.mediaType()))
                .toList());
  }

  @Test
  void acceptsAFileOfAnyType() {
    assertThat(Spec.named("ems").operation("exportResults").accepts())
        .containsExactly("*/*;version=1");
    assertThat(Spec.named("metastudio").operation("downloadResult").accepts())
        .containsExactly("*/*");
    assertThat(Spec.named("ems").operation("listAttachments").accepts()).hasSize(4);
  }

  static List<Operation> operations() {
    return Spec.all().stream().flatMap(spec -> spec.operations().stream()).toList();
  }

  private static Stream<String> fieldsOfTheForm(Operation operation) {
    return operation.requestContents().stream()
        .filter(content -> !content.isJson())
        .flatMap(content -> content.schema().path("properties").properties().stream())
        .map(Map.Entry::getKey);
  }

  /** The generator's way with its own names of parameters, which never go over the wire. */
  private static String camelCase(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static String parameter(Parameter parameter) {
    Param named = parameter.getAnnotation(Param.class);
    return named == null ? null : named.value();
  }

  private static String pathOf(Operation operation) {
    return Arrays.stream(operation.path().split("/"))
        .map(segment -> segment.startsWith("{") ? camelCase(segment) : segment)
        .collect(Collectors.joining("/"));
  }

  private static Method method(Operation operation) {
    return Arrays.stream(api(operation.spec()).getMethods())
        .filter(method -> method.getName().equals(operation.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> api(Spec spec) {
    try {
      return Class.forName("dev.exportclients." + spec.generatedInterface());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("no interface is generated from " + spec, missing);
    }
  }
}
