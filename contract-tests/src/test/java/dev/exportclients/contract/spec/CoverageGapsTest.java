package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate fires: an incomplete pact of WebAdMIT leaves the gaps it should. */
class CoverageGapsTest {

  @Test
  void namesOperationAndStatusOfWhatHasNoPact() {
    assertThat(Coverage.gaps(Spec.named("metastudio"), List.of()))
        .containsExactly(
            "metastudio.downloadResult 200: no pact",
            "metastudio.downloadResult 400: no pact",
            "metastudio.downloadResult 401: no pact",
            "metastudio.downloadResult 403: no pact",
            "metastudio.downloadResult 404: no pact",
            "metastudio.downloadResult 429: no pact",
            "metastudio.downloadResult 500: no pact");
  }

  @Test
  void namesTheMediaTypeThatHasNoPact() throws URISyntaxException {
    assertThat(Coverage.gaps(Spec.named("ems"), incomplete()))
        .contains(
            "ems.listAttachments 200: no pact with text/json",
            "ems.listAttachments 200: no pact with application/xml",
            "ems.listAttachments 200: no pact with text/xml")
        .doesNotContain("ems.listAttachments 200: no pact with application/json");
  }

  @Test
  void namesTheExampleThatHasNoPact() throws URISyntaxException {
    assertThat(Coverage.gaps(Spec.named("ems"), incomplete()))
        .contains("ems.listAttachments 200: no pact with the example noAttachmentsJson")
        .doesNotContain("ems.listAttachments 200: no pact with the example attachmentsJson");
  }

  @Test
  void countsNoPactOfAnotherProvider() throws URISyntaxException {
    assertThat(Coverage.gaps(Spec.named("webadmit"), incomplete()))
        .contains("webadmit.listUserIdentities 200: no pact");
  }

  private static List<Pacted> incomplete() throws URISyntaxException {
    return Pacted.in(Path.of(CoverageGapsTest.class.getResource("/incomplete-pacts").toURI()));
  }
}
