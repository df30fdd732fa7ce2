package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.support.json.JsonValue;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
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

  static List<Pacted> badPacts() throws URISyntaxException {
    return Pacted.in(Path.of(SpecCheckTest.class.getResource("/bad-pacts").toURI()));
  }

  private static String expected(Pacted bad) {
    JsonValue text = bad.interaction().getComments().get("text");
    return text.asArray().get(0).asString();
  }
}
