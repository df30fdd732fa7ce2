package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.Ems.ATTACHMENT;
import static dev.exportclients.contract.consumer.Ems.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.ems.Attachment;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PactFiles.class)
class EmsAttachmentsContractTest {
  private static final Call LIST = Ems.list("experiment");
  private static final List<Attachment> SAMPLE =
      List.of(
          new Attachment(
              "a321ef423922495e8cb66920522db2a4",
              Optional.of("helloworld.txt"),
              Optional.of("Example attachment for this entity"),
              Optional.of(LocalDateTime.of(2015, 11, 22, 0, 0)),
              Optional.of("Generic")),
          new Attachment(
              "c01d823332394bf8892921978063d27c",
              Optional.of("test-run-2015-11-21.xslm"),
              Optional.of("Setup script for experiment"),
              Optional.of(LocalDateTime.of(2015, 11, 21, 0, 0)),
              Optional.of("Lisa-Marie Setup File")));

  private static final List<Attachment> IDS_ALONE =
      SAMPLE.stream()
          .map(
              attachment ->
                  new Attachment(
                      attachment.id(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()))
          .toList();

  private static final String[] OPTIONAL = {"Filename", "Description", "Created", "Kind"};

  @ParameterizedTest
  @CsvSource({
    "application/json, attachmentsJson",
    "text/json, attachmentsJson",
    "application/xml, attachmentsXml",
    "text/xml, attachmentsXml"
  })
  void listsAttachmentsThatHaveOnlyTheirIds(String mediaType, String example) throws Exception {
    ExpectedResponse response = LIST.response(200, example, mediaType).without(OPTIONAL);
    listing("entity has attachments", mediaType, response).check(lists(IDS_ALONE));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, nullsJson",
    "text/json, nullsJson",
    "application/xml, nullsXml",
    "text/xml, nullsXml"
  })
  void takesNullForWhatIsNotThere(String mediaType, String example) throws Exception {
    ExpectedResponse response = LIST.response(200, example, mediaType);
    listing("entity has attachments with nulls", mediaType, response).check(lists(IDS_ALONE));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, attachmentsJson",
    "text/json, attachmentsJson",
    "application/xml, attachmentsXml",
    "text/xml, attachmentsXml"
  })
  void listsTheSameAttachmentsFromEachFormat(String mediaType, String example) throws Exception {
    ExpectedResponse response = LIST.response(200, example, mediaType);
    listing("entity has described attachments", mediaType, response)
        .noting("with everything")
        .check(lists(SAMPLE));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, noAttachmentsJson",
    "text/json, noAttachmentsJson",
    "application/xml, noAttachmentsXml",
    "text/xml, noAttachmentsXml"
  })
  void listsNothingForAnEntityWithoutAttachments(String mediaType, String example)
      throws Exception {
    ExpectedResponse response = LIST.response(200, example, mediaType);
    listing("entity has no attachments", mediaType, response).check(lists(List.of()));
  }

  private static Exchange<EmsClient> listing(
      String state, String mediaType, ExpectedResponse response) {
    return CONTRACT
        .given(state, "entityType", "experiment", "entityId", 1234)
        .and("answers come as", "mediaType", mediaType)
        .when(LIST, response);
  }

  private static Exchange.Drive<EmsClient> lists(List<Attachment> expected) {
    return client ->
        assertThat(client.attachments(EntityType.EXPERIMENT, 1234)).isEqualTo(expected);
  }

  @Test
  void signsByAnApiKey(@TempDir Path folder) throws Exception {
    String id = "2421042979a6474a872e77f046b8802e";
    Ems.signing(Settings.ONE_REQUEST)
        .given("entity has attachments", "entityType", "experiment", "entityId", 1234)
        .and("answers come as", "mediaType", "application/json")
        .when(
            Ems.byKey(LIST),
            LIST.response(200, "attachmentsJson", "application/json").without(OPTIONAL))
        .noting("signed")
        .check(lists(IDS_ALONE));
    Ems.signing(Settings.ONE_REQUEST)
        .given("attachment exists", "identifier", id)
        .when(
            Ems.byKey(ATTACHMENT),
            ATTACHMENT
                .response(200, "attachmentBytes")
                .without("Content-Type", "Content-Disposition"))
        .noting("signed")
        .check(client -> assertThat(client.attachment(id).saveTo(folder).bytes()).isPositive());
  }

  @ParameterizedTest
  @EnumSource(names = {"PLATE", "WELL", "STUDY", "PROJECT"})
  void namesEachTypeOfEntityInLowerCase(EntityType type) throws Exception {
    String name = type.name().toLowerCase(Locale.ROOT);
    Call call = Ems.list(name);
    CONTRACT
        .given("entity has attachments", "entityType", name, "entityId", 1234)
        .and("answers come as", "mediaType", "application/json")
        .when(call, call.response(200, "attachmentsJson").without(OPTIONAL))
        .noting("of a " + name)
        .check(client -> assertThat(client.attachments(type, 1234)).hasSize(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2421042979a6474a872e77f046b8802e", "24210429-79a6-474a-872e-77f046b8802e"})
  void savesAnAttachmentWithoutANameByItsId(String id, @TempDir Path folder) throws Exception {
    ExpectedResponse bytes =
        ATTACHMENT.response(200, "attachmentBytes").without("Content-Type", "Content-Disposition");
    CONTRACT
        .given("attachment exists", "identifier", id)
        .when(ATTACHMENT, bytes)
        .noting(id.contains("-") ? "by an id with hyphens" : "by an id without hyphens")
        .check(
            client -> {
              assertThat(client.attachment(id).saveTo(folder).suggestedFilename()).isEmpty();
              assertThat(folder.resolve("attachment-" + id)).hasContent("Hello, world\n");
            });
  }

  @Test
  void savesAnAttachmentUnderItsOwnName(@TempDir Path folder) throws Exception {
    String id = "2421042979a6474a872e77f046b8802e";
    CONTRACT
        .given("attachment exists", "identifier", id)
        .and("attachment has a name and a type")
        .when(ATTACHMENT, 200, "attachmentBytes")
        .noting("with its name")
        .check(
            client -> {
              DownloadReceipt receipt = client.attachment(id).saveTo(folder);
              assertThat(receipt.file()).contains(folder.resolve("helloworld.txt"));
              assertThat(folder.resolve("helloworld.txt")).hasContent("Hello, world\n");
              assertThat(receipt.bytes()).isEqualTo(13);
              assertThat(receipt.mediaType()).contains("text/plain");
              assertThat(receipt.suggestedFilename()).contains("helloworld.txt");
            });
  }
}
