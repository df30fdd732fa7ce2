package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.MetaStudioCall.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.StudyMode;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A download that broke off goes on where it was, with the object it began. The first response
 * comes from a relay that cuts it; the request for the rest is the one in the pact.
 */
@ExtendWith(PactFiles.class)
class ResumeContractTest {
  private static final String ETAG = "\"v1\"";
  private static final int CUT = 10;

  @TempDir Path folder;

  @Test
  void goesOnWithAnEmsExport() throws Exception {
    goesOn(
        Ems.contract(Settings.ONE_RETRY).given("dataset is ready", "datasetId", 1234),
        Ems.RESULTS,
        "resultsCsv",
        "",
        client -> client.results(1234));
  }

  @Test
  void goesOnWithAnEmsAttachment() throws Exception {
    String id = "2421042979a6474a872e77f046b8802e";
    goesOn(
        Ems.contract(Settings.ONE_RETRY).given("attachment exists", "identifier", id),
        Ems.ATTACHMENT,
        "attachmentBytes",
        "",
        client -> client.attachment(id));
  }

  @Test
  void goesOnWithAReport() throws Exception {
    ReportRequest report =
        ReportRequest.builder(EcReporting.JOB)
            .mode(StudyMode.TEST)
            .studyId(EcReporting.STUDY)
            .build();
    goesOn(
        EcReporting.contract(Settings.ONE_RETRY)
            .given(
                "report is ready",
                "jobId",
                EcReporting.JOB,
                "mode",
                "test",
                "studyId",
                EcReporting.STUDY),
        EcReporting.studyReport("test"),
        "reportCsv",
        "",
        client -> client.report(report));
  }

  @Test
  void goesOnWithAResultByToken() throws Exception {
    goesOn(
        MetaStudio.contract(MetaStudio.TOKEN, Settings.ONE_RETRY)
            .given("task has a result", "projectId", MetaStudio.PROJECT, "taskId", MetaStudio.TASK),
        MetaStudio.WITH_TOKEN,
        "resultCsv",
        " by token",
        client -> client.result(MetaStudio.TASK));
  }

  @Test
  void goesOnWithAResultByAnotherSignature() throws Exception {
    goesOn(
        MetaStudio.contract(MetaStudio.KEY, Settings.ONE_RETRY)
            .given("task has a result", "projectId", MetaStudio.PROJECT, "taskId", MetaStudio.TASK),
        MetaStudio.SIGNED,
        "resultCsv",
        " by signature",
        client -> client.result(MetaStudio.TASK));
  }

  @Test
  void goesOnWithATemplate() throws Exception {
    goesOn(
        MetaStudio.contract(MetaStudio.TOKEN, Settings.ONE_RETRY)
            .given(TEMPLATE.state, TEMPLATE.told(MetaStudioCall.Names.PLAIN)),
        MetaStudio.by(MetaStudio.TOKEN, TEMPLATE.call),
        "templateCsv",
        "",
        client -> client.template(MetaStudioCall.Names.PLAIN.resource()));
  }

  @Test
  void beginsAnewWithATemplateThatHasNoMore() throws Exception {
    beginsAnew(
        MetaStudio.contract(MetaStudio.TOKEN, Settings.TWO_RETRIES)
            .given(TEMPLATE.state, TEMPLATE.told(MetaStudioCall.Names.PLAIN)),
        MetaStudio.by(MetaStudio.TOKEN, TEMPLATE.call),
        "templateCsv",
        client -> client.template(MetaStudioCall.Names.PLAIN.resource()));
  }

  @Test
  void beginsAnewWithAnEmsExportThatHasNoMore() throws Exception {
    beginsAnew(
        Ems.contract(Settings.TWO_RETRIES).given("dataset is ready", "datasetId", 1234),
        Ems.RESULTS,
        "resultsCsv",
        client -> client.results(1234));
  }

  @Test
  void beginsAnewWithAnEmsAttachmentThatHasNoMore() throws Exception {
    String id = "2421042979a6474a872e77f046b8802e";
    beginsAnew(
        Ems.contract(Settings.TWO_RETRIES).given("attachment exists", "identifier", id),
        Ems.ATTACHMENT,
        "attachmentBytes",
        client -> client.attachment(id));
  }

  @Test
  void beginsAnewWithAReportThatHasNoMore() throws Exception {
    beginsAnew(
        EcReporting.contract(Settings.TWO_RETRIES)
            .given("report of the tenant is ready", "jobId", EcReporting.JOB, "mode", "active"),
        EcReporting.TENANT_REPORT,
        "reportCsv",
        client -> client.report(ReportRequest.builder(EcReporting.JOB).build()));
  }

  @Test
  void beginsAnewWithAResultThatHasNoMore() throws Exception {
    beginsAnew(
        MetaStudio.contract(MetaStudio.TOKEN, Settings.TWO_RETRIES)
            .given("task has a result", "projectId", MetaStudio.PROJECT, "taskId", MetaStudio.TASK),
        MetaStudio.WITH_TOKEN,
        "resultCsv",
        client -> client.result(MetaStudio.TASK));
  }

  private <C extends AutoCloseable> void goesOn(
      Contract.Given<C> given,
      Call call,
      String exampleName,
      String way,
      Function<C, Download> download)
      throws Exception {
    byte[] bytes = call.response(200, exampleName).example().orElseThrow().body();
    ExpectedResponse rest =
        call.response(206, exampleName + "Rest").without("Content-Type", "Content-Disposition");
    try (Relay relay = new Relay(bytes, bytes.length, CUT, ETAG)) {
      given
          .and("file has an entity tag", "etag", ETAG)
          .when(call.header("Range", "bytes=" + CUT + "-").header("If-Range", "${etag}"), rest)
          .noting("the rest" + way)
          .check(
              relay::before,
              body -> body,
              client -> {
                DownloadReceipt receipt = download.apply(client).saveTo(folder);
                assertThat(receipt.file().orElseThrow()).hasBinaryContent(bytes);
                assertThat(receipt.attempts()).isEqualTo(2);
                assertThat(receipt.resumes()).isEqualTo(1);
                assertThat(receipt.etag()).contains(ETAG);
              });
    }
  }

  /** The first response promises a byte more than there is. */
  private <C extends AutoCloseable> void beginsAnew(
      Contract.Given<C> given, Call call, String exampleName, Function<C, Download> download)
      throws Exception {
    byte[] bytes = call.response(200, exampleName).example().orElseThrow().body();
    ExpectedResponse noMore =
        ExpectedResponse.empty(416)
            .header("Content-Range", "bytes \\*/[0-9]+", "bytes */" + bytes.length);
    try (Relay relay = new Relay(bytes, bytes.length + 1, bytes.length, ETAG)) {
      given
          .and("file has an entity tag", "etag", ETAG)
          .and("file has so many bytes", "bytes", bytes.length)
          .when(call.header("Range", "bytes=${bytes}-").header("If-Range", "${etag}"), noMore)
          .noting("after the end")
          .check(
              relay::before,
              body -> body,
              client -> {
                DownloadReceipt receipt = download.apply(client).saveTo(folder);
                assertThat(receipt.file().orElseThrow()).hasBinaryContent(bytes);
                assertThat(receipt.resumes()).isZero();
              });
    }
  }
}
