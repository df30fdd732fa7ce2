package dev.exportclients.contract.consumer;

import dev.exportclients.core.exception.SignInException;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsTokens;
import dev.exportclients.ems.EntityType;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every error of EMS, in each of its formats. */
@ExtendWith(PactFiles.class)
class EmsRefusalsContractTest {
  private static final String IDENTIFIER = "2421042979a6474a872e77f046b8802e";

  private static final Map<String, Object[]> IDS =
      Map.of(
          "dataset is forbidden", new Object[] {"datasetId", 1234},
          "dataset is unknown", new Object[] {"datasetId", 1234},
          "dataset has expired", new Object[] {"datasetId", 1234},
          "experiment is forbidden", new Object[] {"experimentId", 1234},
          "experiment is unknown", new Object[] {"experimentId", 1234},
          "entity is unknown", new Object[] {"entityType", "experiment", "entityId", 1234},
          "attachment is unknown", new Object[] {"identifier", IDENTIFIER});

  private static final Map<String, Call> CALLS =
      Map.of(
          "startResults", Ems.START,
          "showVersion", Ems.VERSION,
          "exportResults", Ems.RESULTS,
          "listAttachments", Ems.list("experiment"),
          "downloadAttachment", Ems.ATTACHMENT);

  @ParameterizedTest(name = "{0}: {1} {3}")
  @CsvFileSource(
      resources = "/refusals/ems.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      useHeadersInDisplayName = true)
  void tellsWhyEmsRefused(
      String operation,
      int status,
      String state,
      String example,
      String mediaType,
      String exception,
      String message,
      String details,
      @TempDir Path folder)
      throws Exception {
    if (operation.endsWith("Key") || operation.endsWith("Token")) {
      signIn(operation, status, state, example, mediaType, exception, message, details);
      return;
    }
    boolean byId = IDS.containsKey(state);
    Call call = CALLS.get(operation);
    Ems.CONTRACT
        .given(state, byId ? IDS.get(state) : new Object[] {"reason", example})
        .and("answers come as", "mediaType", mediaType)
        .when(byId ? call : somewhere(call), status, example)
        .check(
            client ->
                Refusal.of(() -> run(operation, client, folder), exception)
                    .by("ems." + operation, status)
                    .saying(null, message, details, null));
  }

  private static void signIn(
      String operation,
      int status,
      String state,
      String example,
      String mediaType,
      String exception,
      String message,
      String details)
      throws Exception {
    Call call = operation.endsWith("Key") ? Ems.PUBLIC_KEY : Ems.CREATE_TOKEN;
    try (SignInFront front = new SignInFront(call.method() + " ")) {
      Ems.tokens(false)
          .given(state, "reason", example)
          .and("answers come as", "mediaType", mediaType)
          .when(call, status, example)
          .check(
              front::before,
              body -> body,
              tokens ->
                  Refusal.of(() -> causeOf(tokens), exception)
                      .by("ems." + operation, status)
                      .saying(null, message, details, null));
    }
  }

  private static void causeOf(EmsTokens tokens) {
    try {
      tokens.token();
    } catch (SignInException failed) {
      throw failed.getCause();
    }
  }

  private static Call somewhere(Call call) {
    return call.with("datasetId", 1234)
        .with("entityId", 1234)
        .with("identifier", IDENTIFIER)
        .with("experimentId", 1234);
  }

  private static Object run(String operation, EmsClient client, Path folder) {
    return switch (operation) {
      case "startResults" -> client.startResults(1234);
      case "showVersion" -> client.version();
      case "exportResults" -> client.results(1234).saveTo(folder);
      case "listAttachments" -> client.attachments(EntityType.EXPERIMENT, 1234);
      default -> client.attachment(IDENTIFIER).saveTo(folder);
    };
  }
}
