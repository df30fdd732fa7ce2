package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.specs.Spec;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate fires: an incomplete pact of WebAdMIT leaves the gaps it should. */
class CoverageGapsTest {

  @Test
  void namesOperationAndStatusOfWhatHasNoPact() {
    assertThat(PactCoverage.gaps(Spec.named("metastudio"), List.of()))
        .filteredOn(gap -> gap.startsWith("metastudio.downloadResult"))
        .containsExactly(
            "metastudio.downloadResult 200: no pact",
            "metastudio.downloadResult 206: no pact",
            "metastudio.downloadResult 400: no pact",
            "metastudio.downloadResult 401: no pact",
            "metastudio.downloadResult 403: no pact",
            "metastudio.downloadResult 404: no pact",
            "metastudio.downloadResult 416: no pact",
            "metastudio.downloadResult 429: no pact",
            "metastudio.downloadResult 500: no pact",
            "metastudio.downloadResult 200: no pact signs in by [X-Auth-Token]",
            "metastudio.downloadResult 200: no pact signs in by"
                + " [Authorization, X-Project-Id, X-Sdk-Date]",
            "metastudio.downloadResult 200: no pact signs in by"
                + " [Authorization, X-Project-Id, X-Sdk-Date, X-Security-Token]",
            "metastudio.downloadResult 200: no pact sends the parameter project_id",
            "metastudio.downloadResult: no pact sends reserved characters in project_id",
            "metastudio.downloadResult 200: no pact sends the parameter id",
            "metastudio.downloadResult: no pact sends reserved characters in id",
            "metastudio.downloadResult 200: no pact sends the parameter Range",
            "metastudio.downloadResult: no pact sends reserved characters in Range",
            "metastudio.downloadResult 200: no pact sends the parameter If-Range",
            "metastudio.downloadResult: no pact sends reserved characters in If-Range",
            "metastudio.downloadResult: no pact responds with the header X-Request-Id",
            "metastudio.downloadResult: no pact responds with the header ETag",
            "metastudio.downloadResult: no pact responds with the header Content-Range");
  }

  @Test
  void namesEveryOperationThatHasNoPact() {
    Spec spec = Spec.named("metastudio");
    assertThat(PactCoverage.gaps(spec, List.of()))
        .containsAll(
            spec.operations().stream()
                .map(operation -> operation.label() + " " + operation.success() + ": no pact")
                .toList());
  }

  @Test
  void namesTheValueOfAParameterThatNoPactSends() throws URISyntaxException {
    assertThat(PactCoverage.gaps(Spec.named("ems"), incomplete()))
        .contains("ems.listAttachments 200: no pact sends entityType=plate")
        .doesNotContain("ems.listAttachments 200: no pact sends entityType=experiment")
        .doesNotContain("ems.listAttachments 200: no pact sends the parameter entityId");
  }

  @Test
  void takesCredentialsOfTwoHeadersForOneOnlyTogether() throws URISyntaxException {
    String together = "        - apiUsername: []\n          apiUserToken: []\n";
    String apart = together.replace("          apiUserToken", "        - apiUserToken");
    Spec loosened = new Spec("ems", Spec.named("ems").text().replace(together, apart));
    assertThat(PactCoverage.gaps(loosened, incomplete()))
        .contains(
            "ems.listAttachments 200: no pact signs in by [api-username]",
            "ems.listAttachments 200: no pact signs in by [api-usertoken]");
    assertThat(PactCoverage.gaps(Spec.named("ems"), incomplete()))
        .noneMatch(
            gap ->
                gap.startsWith("ems.listAttachments 200: no pact signs in")
                    && !gap.contains("Authentication"));
  }

  @Test
  void namesTheFieldThatNoPactHasAValueFor() {
    assertThat(PactCoverage.gaps(Spec.named("webadmit"), List.of()))
        .contains(
            "webadmit.listUserIdentities 200: no pact has the field cycle",
            "webadmit.showExportFile 200: no pact has the field download_url")
        .doesNotContain("webadmit.startExport 201: no pact has the field download_url");
    assertThat(PactCoverage.gaps(Spec.named("ems"), List.of()))
        .contains("ems.listAttachments 200: no pact has the field Kind");
  }

  @Test
  void asksForNoReservedCharactersWhereAPatternRulesThemOut() {
    assertThat(PactCoverage.gaps(Spec.named("ems"), List.of()))
        .contains("ems.downloadAttachment 200: no pact sends the parameter identifier")
        .noneMatch(gap -> gap.contains("reserved") && !gap.contains("Range"));
  }

  @Test
  void namesTheMediaTypeThatHasNoPact() throws URISyntaxException {
    assertThat(PactCoverage.gaps(Spec.named("ems"), incomplete()))
        .contains(
            "ems.listAttachments 200: no pact with text/json",
            "ems.listAttachments 200: no pact with application/xml",
            "ems.listAttachments 200: no pact with text/xml")
        .doesNotContain("ems.listAttachments 200: no pact with application/json");
  }

  @Test
  void namesTheExampleThatHasNoPact() throws URISyntaxException {
    assertThat(PactCoverage.gaps(Spec.named("ems"), incomplete()))
        .contains("ems.listAttachments 200: no pact with the example noAttachmentsJson")
        .doesNotContain("ems.listAttachments 200: no pact with the example attachmentsJson");
  }

  /** A form is what its fields say, in any order. */
  @Test
  void namesTheExampleOfARequestThatNoPactSends() throws URISyntaxException {
    assertThat(PactCoverage.gaps(Spec.named("ecreportingidentity"), incomplete()))
        .contains(
            "ecreportingidentity.createToken 200: no pact sends the example clientCredentials")
        .doesNotContain(
            "ecreportingidentity.createToken 200: no pact sends the example passwordGrant");
    assertThat(PactCoverage.gaps(Spec.named("ecreporting"), incomplete()))
        .contains(
            "ecreporting.createReport 202: no pact sends the example reportOrder",
            "ecreporting.createReport 202: no pact sends the example emptyReportOrder");
    assertThat(PactCoverage.gaps(Spec.named("metastudio"), incomplete()))
        .contains("metastudio.importResource 202: no pact sends the example importFile");
  }

  /** But for what differs from call to call, such as an encrypted password. */
  @Test
  void takesAnExampleForSentOnlyWordForWord() throws URISyntaxException {
    String gap = "ems.createExternalToken 200: no pact sends the example userCredentials";
    Spec spec = Spec.named("ems");
    Spec other = new Spec("ems", spec.text().replace("User.Name', Password", "Other', Password"));
    assertThat(PactCoverage.gaps(spec, incomplete())).doesNotContain(gap);
    assertThat(PactCoverage.gaps(other, incomplete())).contains(gap);
  }

  @Test
  void countsNoPactOfAnotherProvider() throws URISyntaxException {
    assertThat(PactCoverage.gaps(Spec.named("webadmit"), incomplete()))
        .contains("webadmit.listUserIdentities 200: no pact");
  }

  private static List<Pacted> incomplete() throws URISyntaxException {
    return Pacted.in(Path.of(CoverageGapsTest.class.getResource("/incomplete-pacts").toURI()));
  }
}
