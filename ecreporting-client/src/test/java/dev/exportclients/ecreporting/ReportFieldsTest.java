package dev.exportclients.ecreporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFieldsTest {
  private static final ReportScope SCOPE = ReportScope.tenant(StudyMode.TEST);
  private static final String FIELD = "{\"fldId\":\"F%d\",\"fieldName\":\"f\"%s}";

  private static EcReportingClient client(ScriptedServer server) {
    return EcReportingClient.builder()
        .baseUrl(server.url())
        .credentials(TokenSource.of(Secret.of("T0ken+with/Signs==")))
        .settings(ClientSettings.builder().allowInsecureHttp(true).build())
        .build();
  }

  private static ScriptedServer saying(String result) {
    return new ScriptedServer(
        x ->
            x.send(
                "200 OK",
                "Content-Type: application/json\r\n",
                "{\"status\":\"success\",\"result\":" + result + "}"));
  }

  private static String field(int id, String more) {
    return FIELD.formatted(id, more);
  }

  @Test
  void fieldIsWhateverHasAnIdOfOneAtAnyDepth() throws Exception {
    String nested =
        "[{\"a\":{\"b\":[" + field(1, ",\"more\":[" + field(2, "") + "]") + "]}},3,null]";
    try (var server = saying(nested);
        var client = client(server)) {
      assertThat(client.fields("R 1", SCOPE))
          .extracting(ReportField::id)
          .containsExactly("F1", "F2");
      assertThat(server.requests().get(0).path())
          .isEqualTo("/ec-reporting-svc/rest/v1.0/studies/null/test/reportmetadata/reportId/R%201");
    }
  }

  @Test
  void reportWithoutFieldsHasNone() throws Exception {
    try (var server = saying("{\"jobs\":[{\"fldId\":null}]}");
        var client = client(server)) {
      assertThat(client.fields("R", SCOPE)).isEmpty();
    }
  }

  @Test
  void orderWithoutAMandatoryFieldIsRefusedOnlyWhereThatIsKnown() throws Exception {
    try (var server =
            saying("[" + field(1, ",\"mandatoryFldInd\":true") + "," + field(2, "") + "]");
        var client = client(server)) {
      List<ReportField> known = client.fields("R", SCOPE);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ReportOrder.builder("R", SCOPE).checkedBy(known).build())
          .withMessageContaining("[f]");
      FieldChoice choice = FieldChoice.of("F1", "f", "list", List.of("v"));
      ReportFields chosen = new ReportFields(List.of(choice), List.of());
      assertThat(ReportOrder.builder("R", SCOPE).checkedBy(known).fields(chosen).build())
          .isNotNull();
      assertThat(ReportOrder.builder("R", SCOPE).build().fields()).isEqualTo(ReportFields.NONE);
    }
  }

  @Test
  void orderWhoseFieldsNobodyAskedForIsOraclesToRefuseInItsOwnWords() throws Exception {
    String refusal =
        "{\"status\":\"error\",\"errorData\":{\"errorCode\":\"R-1\",\"errorMessage\":\"f is mandatory\"}}";
    try (var server =
            new ScriptedServer(
                x -> x.send("400 Bad Request", "Content-Type: application/json\r\n", refusal));
        var client = client(server)) {
      assertThatThrownBy(() -> client.start(ReportOrder.builder("R", SCOPE).build()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("f is mandatory");
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).line()).startsWith("POST ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "[null]", "[{\"reportName\":\"x\"}]", "\"x\""})
  void listThatIsNoneIsSaid(String result) throws Exception {
    try (var server = saying(result);
        var client = client(server)) {
      if (result.equals("[]")) {
        assertThat(client.reports(SCOPE)).isEmpty();
      } else {
        assertThatThrownBy(() -> client.reports(SCOPE))
            .isInstanceOf(UnexpectedContentException.class)
            .isInstanceOf(ExportClientException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"fieldSpecsList\":1}",
        "{\"fieldSpecsList\":[null]}",
        "{\"fieldSpecsList\":[{}]}",
        "{\"fieldSpecsList\":[{\"fldId\":\"F\",\"fieldName\":\"f\",\"fieldType\":\"list\",\"fieldValueList\":null}]}",
        "{\"fieldSpecsList\":[{\"fieldId\":\"F\"}]}",
        "{\"more\":[]}",
        "{} {}"
      })
  void fieldsThatAreNotAsOracleTakesThemAreRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> ReportFields.parse(json));
  }

  @Test
  void emptyObjectIsTwoEmptyLists() {
    assertThat(ReportFields.parse("{}")).isEqualTo(ReportFields.NONE);
  }
}
