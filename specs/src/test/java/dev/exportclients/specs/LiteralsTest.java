package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every name that goes over the wire, once more: client, stub and pact are made from the specs, so
 * a typo there would change all three together.
 */
class LiteralsTest {

  @ParameterizedTest
  @MethodSource("calls")
  void theCallsAreThese(String spec, List<String> expected) {
    assertThat(Spec.named(spec).operations())
        .extracting(operation -> operation.id() + " " + operation.method() + " " + operation.path())
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void theParametersAreThese(String spec, List<String> expected) {
    List<String> parameters = new ArrayList<>();
    for (Operation operation : Spec.named(spec).operations()) {
      operation
          .parameters()
          .forEach(
              parameter ->
                  parameters.add(
                      String.join(
                          " ",
                          operation.id(),
                          parameter.path("in").asText(),
                          parameter.path("name").asText(),
                          parameter.path("required").asBoolean() ? "required" : "optional",
                          parameter.at("/schema/type").asText(),
                          parameter.path("example").asText())));
    }
    assertThat(parameters).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void theFieldsAreThese(String spec, List<String> expected) {
    List<String> fields = new ArrayList<>();
    Spec.named(spec)
        .components("schemas")
        .properties()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(field -> fields.add(schema.getKey() + "." + field)));
    assertThat(fields).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** One line for each way to sign in: a way less, more or shorter is another contract. */
  @ParameterizedTest
  @MethodSource("credentials")
  void theCredentialHeadersAreThese(String spec, List<String> expected) {
    assertThat(Spec.named(spec).operations())
        .flatExtracting(
            operation ->
                operation.credentialHeaders().stream()
                    .map(way -> operation.id() + " " + String.join(" ", way))
                    .toList())
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void theHeadersOfTheAnswersAreThese(String spec, List<String> expected) {
    List<String> headers = new ArrayList<>();
    for (Operation operation : Spec.named(spec).operations()) {
      operation
          .responses()
          .forEach(
              (status, response) ->
                  response
                      .path("headers")
                      .fieldNames()
                      .forEachRemaining(
                          name -> headers.add(operation.id() + " " + status + " " + name)));
    }
    assertThat(headers).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theServersAreThese(String spec, List<String> expected) {
    List<String> servers = new ArrayList<>();
    for (JsonNode server : Spec.named(spec).root().path("servers")) {
      List<String> words = new ArrayList<>(List.of(server.path("url").asText()));
      server
          .path("variables")
          .properties()
          .forEach(
              variable -> {
                words.add(variable.getKey() + "=" + variable.getValue().path("default").asText());
                variable.getValue().path("enum").forEach(value -> words.add(value.asText()));
              });
      servers.add(String.join(" ", words));
    }
    assertThat(servers).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("xmlNames")
  void theXmlNamesAreThese(String spec, List<String> expected) {
    List<String> names = new ArrayList<>();
    Spec.named(spec)
        .components("schemas")
        .properties()
        .forEach(
            schema -> {
              JsonNode xml = schema.getValue().path("xml");
              if (!xml.isMissingNode()) {
                names.add(
                    String.join(
                        " ",
                        schema.getKey(),
                        xml.path("name").asText(),
                        xml.path("namespace").asText("none"),
                        xml.path("wrapped").asBoolean() ? "wrapped" : "plain"));
              }
            });
    assertThat(names).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("mediaTypes")
  void theMediaTypesOfTheSuccessesAreThese(String spec, List<String> expected) {
    assertThat(Spec.named(spec).operations())
        .flatMap(Operation::contents)
        .filteredOn(content -> !content.isError())
        .extracting(Content::label)
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void theStatusesAreThese(String spec, List<String> expected) {
    assertThat(Spec.named(spec).operations())
        .extracting(
            operation -> operation.id() + " " + String.join(" ", operation.responses().keySet()))
        .containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        literals(
            "ems",
            "exportResults 200 206 400 401 403 404 410 412 416 503",
            "listAttachments 200 400 401 404",
            "downloadAttachment 200 206 400 401 404 406 416"),
        literals("ecreporting", "downloadReport 200 206 400 401 403 404 416 429"),
        literals(
            "webadmit",
            "listUserIdentities 200 401 429",
            "startExport 201 200 401 404 429",
            "showExportFile 200 401 404 429"),
        literals("metastudio", "downloadResult 200 206 400 401 403 404 416 429 500"));
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        literals(
            "ems",
            "exportResults GET /ems/resultsExport/{datasetId}",
            "listAttachments GET /ems/attachments",
            "downloadAttachment GET /ems/attachments/{identifier}"),
        literals("ecreporting", "downloadReport GET /ec-reporting-svc/rest/v2.0/reports/download"),
        literals(
            "webadmit",
            "listUserIdentities GET /api/v1/user_identities",
            "startExport POST"
                + " /api/v1/user_identities/{user_identity_id}/exports/{export_id}/export_files",
            "showExportFile GET /api/v1/exports/{export_id}/export_files/{export_file_id}"),
        literals("metastudio", "downloadResult GET /v2/{project_id}/ies/result/{id}"));
  }

  static Stream<Arguments> parameters() {
    return Stream.of(
        literals(
            "ems",
            "exportResults path datasetId required integer 1234",
            "exportResults header Range optional string bytes=10-",
            "exportResults header If-Range optional string \"v1\"",
            "listAttachments query entityType required string experiment",
            "listAttachments query entityId required integer 1234",
            "downloadAttachment path identifier required string 2421042979a6474a872e77f046b8802e",
            "downloadAttachment header Range optional string bytes=10-",
            "downloadAttachment header If-Range optional string \"v1\""),
        literals(
            "ecreporting",
            "downloadReport query id required string 6A7C29DD011241DFBE1B64399283C860",
            "downloadReport query mode optional string test",
            "downloadReport query reportName optional string Subject Data Extract",
            "downloadReport query rptKickoffDatetime optional string 2025-06-04T11:27:52.014Z",
            "downloadReport query studyId optional string CFD8129A430A473C8A02F4BA5DAAD865",
            "downloadReport header Range optional string bytes=10-",
            "downloadReport header If-Range optional string \"v1\""),
        literals(
            "webadmit",
            "startExport path user_identity_id required integer 42",
            "startExport path export_id required integer 86446",
            "showExportFile path export_id required integer 86446",
            "showExportFile path export_file_id required integer 74780"),
        literals(
            "metastudio",
            "downloadResult path project_id required string 70b76f0a0b8d4c0d9a2b3c4d5e6f7081",
            "downloadResult path id required string be0821bdf8d04949bf4c9852fa87c590",
            "downloadResult header Range optional string bytes=10-",
            "downloadResult header If-Range optional string \"v1\""));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        literals(
            "ems",
            "Attachment.Id",
            "Attachment.Filename",
            "Attachment.Description",
            "Attachment.Created",
            "Attachment.Kind",
            "HttpError.Message",
            "HttpError.MessageDetail",
            "HttpError.ModelState",
            "HttpError.ExceptionMessage",
            "HttpError.ExceptionType",
            "HttpError.StackTrace"),
        literals(
            "ecreporting",
            "BaseResponse.status",
            "BaseResponse.result",
            "BaseResponse.errorData",
            "BaseResponse.ErrorResponseData",
            "ErrorData.errorCode",
            "ErrorData.errorMessage",
            "ErrorData.details"),
        literals(
            "webadmit",
            "UserIdentities.href",
            "UserIdentities.user_identities",
            "UserIdentity.id",
            "UserIdentity.type",
            "UserIdentity.association",
            "UserIdentity.institution",
            "UserIdentity.organization",
            "UserIdentity.cycle",
            "ExportFileEnvelope.href",
            "ExportFileEnvelope.export_files",
            "ExportFile.id",
            "ExportFile.href",
            "ExportFile.export_id",
            "ExportFile.status",
            "ExportFile.download_url",
            "Error.message",
            "Error.errors"),
        literals(
            "metastudio",
            "ServiceError.error_code",
            "ServiceError.error_msg",
            "ServiceError.request_id"));
  }

  static Stream<Arguments> credentials() {
    return Stream.of(
        literals(
            "ems",
            "exportResults api-username api-usertoken",
            "listAttachments api-username api-usertoken",
            "downloadAttachment api-username api-usertoken"),
        literals("ecreporting", "downloadReport Authorization"),
        literals(
            "webadmit",
            "listUserIdentities x-api-key",
            "startExport x-api-key",
            "showExportFile x-api-key"),
        literals(
            "metastudio",
            "downloadResult X-Auth-Token",
            "downloadResult Authorization X-Sdk-Date X-Project-Id",
            "downloadResult Authorization X-Sdk-Date X-Project-Id X-Security-Token"));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        literals(
            "ems",
            "exportResults 200 ETag",
            "exportResults 206 ETag",
            "exportResults 206 Content-Range",
            "exportResults 416 Content-Range",
            "downloadAttachment 200 Content-Disposition",
            "downloadAttachment 200 ETag",
            "downloadAttachment 206 Content-Disposition",
            "downloadAttachment 206 ETag",
            "downloadAttachment 206 Content-Range",
            "downloadAttachment 416 Content-Range"),
        literals(
            "ecreporting",
            "downloadReport 200 Content-Disposition",
            "downloadReport 200 ETag",
            "downloadReport 206 Content-Disposition",
            "downloadReport 206 ETag",
            "downloadReport 206 Content-Range",
            "downloadReport 416 Content-Range"),
        literals(
            "webadmit",
            "listUserIdentities 200 X-RateLimit-Limit",
            "listUserIdentities 200 X-RateLimit-Remaining",
            "startExport 201 X-RateLimit-Limit",
            "startExport 201 X-RateLimit-Remaining",
            "startExport 200 X-RateLimit-Limit",
            "startExport 200 X-RateLimit-Remaining",
            "showExportFile 200 X-RateLimit-Limit",
            "showExportFile 200 X-RateLimit-Remaining"),
        literals(
            "metastudio",
            "downloadResult 200 X-Request-Id",
            "downloadResult 200 ETag",
            "downloadResult 206 X-Request-Id",
            "downloadResult 206 ETag",
            "downloadResult 206 Content-Range",
            "downloadResult 400 X-Request-Id",
            "downloadResult 401 X-Request-Id",
            "downloadResult 403 X-Request-Id",
            "downloadResult 404 X-Request-Id",
            "downloadResult 416 X-Request-Id",
            "downloadResult 416 Content-Range",
            "downloadResult 429 X-Request-Id",
            "downloadResult 500 X-Request-Id"));
  }

  static Stream<Arguments> servers() {
    return Stream.of(
        literals(
            "ems",
            "https://{host} host=flexapi.unilever.com",
            "https://{host}/{basePath} host=flex.liverpool.ac.uk basePath=experimentsapi"),
        literals("ecreporting", "https://{tenant}.clinicalone.oraclecloud.com tenant=tenant"),
        literals("webadmit", "https://{domain}.webadmit.org domain=api"),
        literals(
            "metastudio",
            "https://metastudio.{region}.myhuaweicloud.com region=ap-southeast-3"
                + " ap-southeast-3 cn-north-4 cn-east-3"));
  }

  static Stream<Arguments> xmlNames() {
    String namespace =
        "http://schemas.datacontract.org/2004/07/"
            + "Unilever.Urdps.Hts.EmsApi.EntityRepresentations.EMS.V1";
    return Stream.of(
        literals(
            "ems",
            "Attachments ArrayOfAttachment " + namespace + " wrapped",
            "Attachment Attachment " + namespace + " plain",
            "HttpError Error none plain"),
        literals("ecreporting"),
        literals("webadmit"),
        literals("metastudio"));
  }

  static Stream<Arguments> mediaTypes() {
    return Stream.of(
        literals(
            "ems",
            "exportResults 200 */*;version=1",
            "exportResults 200 application/octet-stream;version=1",
            "exportResults 206 */*;version=1",
            "exportResults 206 application/octet-stream;version=1",
            "listAttachments 200 application/json;version=1",
            "listAttachments 200 text/json;version=1",
            "listAttachments 200 application/xml;version=1",
            "listAttachments 200 text/xml;version=1",
            "downloadAttachment 200 */*;version=1",
            "downloadAttachment 200 application/octet-stream;version=1",
            "downloadAttachment 206 */*;version=1",
            "downloadAttachment 206 application/octet-stream;version=1"),
        literals(
            "ecreporting",
            "downloadReport 200 */*",
            "downloadReport 200 application/octet-stream",
            "downloadReport 206 */*",
            "downloadReport 206 application/octet-stream"),
        literals(
            "webadmit",
            "listUserIdentities 200 application/json",
            "startExport 201 application/json",
            "startExport 200 application/json",
            "showExportFile 200 application/json"),
        literals(
            "metastudio",
            "downloadResult 200 */*",
            "downloadResult 200 application/octet-stream",
            "downloadResult 206 */*",
            "downloadResult 206 application/octet-stream"));
  }

  @Test
  void everySpecHasAllItsLiteralsHere() {
    Stream.of(
            statuses(),
            calls(),
            parameters(),
            fields(),
            credentials(),
            headers(),
            servers(),
            xmlNames(),
            mediaTypes())
        .map(table -> table.map(row -> row.get()[0]).distinct())
        .forEach(
            specs ->
                assertThat(specs).containsExactlyInAnyOrderElementsOf(List.copyOf(Spec.NAMES)));
  }

  private static Arguments literals(String spec, String... expected) {
    return Arguments.of(spec, List.of(expected));
  }
}
