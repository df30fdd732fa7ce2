package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        .extracting(
            operation -> operation.label() + " " + operation.method() + " " + operation.path())
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
                          operation.label(),
                          parameter.path("in").asText(),
                          parameter.path("name").asText(),
                          parameter.path("required").asBoolean() ? "required" : "optional",
                          parameter.at("/schema/type").asText())));
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

  @ParameterizedTest
  @MethodSource("headers")
  void theHeadersAreThese(String spec, List<String> expected) {
    List<String> headers = new ArrayList<>();
    for (Operation operation : Spec.named(spec).operations()) {
      operation.credentialHeaders().forEach(headers::addAll);
      operation
          .responses()
          .values()
          .forEach(
              response -> response.path("headers").fieldNames().forEachRemaining(headers::add));
    }
    assertThat(headers.stream().distinct()).containsExactlyInAnyOrderElementsOf(expected);
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
            operation -> operation.label() + " " + String.join(" ", operation.responses().keySet()))
        .containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        literals(
            "ems",
            "exportResults 200 400 401 403 404 410 412 503",
            "listAttachments 200 400 401 404",
            "downloadAttachment 200 400 401 404 406"),
        literals("ecreporting", "downloadReport 200 400 401 403 404"),
        literals(
            "webadmit",
            "listUserIdentities 200 401 429",
            "startExport 201 401 404 429",
            "showExportFile 200 401 404 429"),
        literals("metastudio", "downloadResult 200 400 401 403 404 429 500"));
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        literals(
            "ems",
            "exportResults get /ems/resultsExport/{datasetId}",
            "listAttachments get /ems/attachments",
            "downloadAttachment get /ems/attachments/{identifier}"),
        literals("ecreporting", "downloadReport get /ec-reporting-svc/rest/v2.0/reports/download"),
        literals(
            "webadmit",
            "listUserIdentities get /api/v1/user_identities",
            "startExport post"
                + " /api/v1/user_identities/{user_identity_id}/exports/{export_id}/export_files",
            "showExportFile get /api/v1/exports/{export_id}/export_files/{id}"),
        literals("metastudio", "downloadResult get /v2/{project_id}/ies/result/{id}"));
  }

  static Stream<Arguments> parameters() {
    return Stream.of(
        literals(
            "ems",
            "exportResults path datasetId required integer",
            "listAttachments query entityType required string",
            "listAttachments query entityId required integer",
            "downloadAttachment path identifier required string"),
        literals(
            "ecreporting",
            "downloadReport query id required string",
            "downloadReport query mode optional string",
            "downloadReport query reportName optional string",
            "downloadReport query rptKickoffDatetime optional string",
            "downloadReport query studyId optional string"),
        literals(
            "webadmit",
            "startExport path user_identity_id required integer",
            "startExport path export_id required integer",
            "showExportFile path export_id required integer",
            "showExportFile path id required integer"),
        literals(
            "metastudio",
            "downloadResult path project_id required string",
            "downloadResult path id required string"));
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

  static Stream<Arguments> headers() {
    return Stream.of(
        literals("ems", "api-username", "api-usertoken", "Content-Disposition"),
        literals("ecreporting", "Authorization", "Content-Disposition"),
        literals("webadmit", "x-api-key", "X-RateLimit-Limit", "X-RateLimit-Remaining"),
        literals(
            "metastudio",
            "X-Auth-Token",
            "Authorization",
            "X-Sdk-Date",
            "X-Project-Id",
            "X-Security-Token",
            "X-Request-Id"));
  }

  static Stream<Arguments> mediaTypes() {
    return Stream.of(
        literals(
            "ems",
            "exportResults 200 */*;version=1",
            "listAttachments 200 application/json;version=1",
            "listAttachments 200 text/json;version=1",
            "listAttachments 200 application/xml;version=1",
            "listAttachments 200 text/xml;version=1",
            "downloadAttachment 200 */*;version=1"),
        literals("ecreporting", "downloadReport 200 */*"),
        literals(
            "webadmit",
            "listUserIdentities 200 application/json",
            "startExport 201 application/json",
            "showExportFile 200 application/json"),
        literals("metastudio", "downloadResult 200 */*"));
  }

  private static Arguments literals(String spec, String... expected) {
    return Arguments.of(spec, List.of(expected));
  }
}
