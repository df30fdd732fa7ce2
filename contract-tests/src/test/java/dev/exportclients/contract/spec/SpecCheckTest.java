package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.exportclients.specs.Spec;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate fires: each bad pact says in its comment what it is to be told. */
class SpecCheckTest {

  @ParameterizedTest
  @MethodSource("badPacts")
  void namesOperationStatusAndField(Pacted bad) {
    assertThat(SpecCheck.problems(bad))
        .anySatisfy(problem -> assertThat(problem).contains(expected(bad)));
  }

  /** No text is wrong by the specs as they stand. */
  @Test
  void holdsPlainTextToItsSchema() throws URISyntaxException {
    Pacted pacted =
        badPacts().stream()
            .filter(p -> p.description().equals("json field unknown in an error"))
            .findFirst()
            .orElseThrow();
    pacted.response().getHeaders().put("Content-Type", List.of("text/plain"));
    pacted.response().setBody(OptionalBody.body("Dataset expired."));
    String text = pacted.spec().text();
    String terse = text.replace("    ErrorText:\n", "    ErrorText:\n      maxLength: 3\n");
    assertThat(responseProblems(text, pacted)).isEmpty();
    assertThat(responseProblems(terse, pacted)).singleElement().asString().contains("is too long");
  }

  private static List<String> responseProblems(String spec, Pacted pacted) {
    return new ResponseCheck(new Spec("ems", spec).operation("exportResults"), pacted).problems();
  }

  static List<Pacted> badPacts() throws URISyntaxException {
    return Pacted.in(Path.of(SpecCheckTest.class.getResource("/bad-pacts").toURI()));
  }

  private static String expected(Pacted bad) {
    JsonValue text = bad.interaction().getComments().get("text");
    return text.asArray().get(0).asString();
  }
}
