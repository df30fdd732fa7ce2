package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The files are read without complaint, and every example passes as a response to its call. */
class ValidatorTest {
  /** Each reads its spec once, and keeps nothing of what it validates. */
  private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new HashMap<>();

  @ParameterizedTest
  @FieldSource("dev.exportclients.specs.Spec#NAMES")
  void theParserHasNothingToSay(String spec) {
    assertThat(new OpenAPIV3Parser().readContents(Spec.named(spec).text()).getMessages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExamplePassesAsAResponse(
      String spec, Operation operation, String status, String type, String body) {
    var report =
        validator(spec)
            .validateResponse(
                pathOf(operation),
                Request.Method.valueOf(operation.method()),
                SimpleResponse.Builder.status(Integer.parseInt(status))
                    .withContentType(type)
                    .withBody(body)
                    .build());
    assertThat(report.getMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, [], does not match any allowed types",
    "application/json, '[{\"id\": 1}]', are not allowed by the schema",
    "application/json;version=1;charset=utf-8, [{}], has missing required properties"
  })
  void anotherMediaTypeOrBodyDoesNotPass(String type, String body, String complaint) {
    var report =
        validator("ems")
            .validateResponse(
                "/ems/attachments",
                Request.Method.GET,
                SimpleResponse.Builder.ok().withContentType(type).withBody(body).build());
    assertThat(report.getMessages()).asString().contains(complaint);
  }

  static Stream<Arguments> examples() {
    return Spec.NAMES.stream()
        .flatMap(spec -> Spec.named(spec).operations().stream())
        .flatMap(operation -> operation.contents().stream())
        .flatMap(
            content ->
                content.examples().stream()
                    .map(
                        example ->
                            Arguments.of(
                                content.operation().spec().name(),
                                content.operation(),
                                content.status(),
                                content.isOfAnyType() ? "text/csv" : content.essence(),
                                new String(example.body(), StandardCharsets.UTF_8))));
  }

  private static OpenApiInteractionValidator validator(String spec) {
    return VALIDATORS.computeIfAbsent(
        spec,
        name ->
            OpenApiInteractionValidator.createForInlineApiSpecification(Spec.named(name).text())
                .build());
  }

  private static String pathOf(Operation operation) {
    return operation
        .path()
        .replace("{identifier}", "2421042979a6474a872e77f046b8802e")
        .replaceAll("\\{\\w+}", "1");
  }
}
