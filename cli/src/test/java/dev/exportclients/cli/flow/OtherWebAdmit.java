package dev.exportclients.cli.flow;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;

/** WebAdMIT, whose links are another origin's: one that refuses whoever shows the API's key. */
final class OtherWebAdmit extends OtherServer {
  static final String KEY = "Web+Admit/K3y=";
  private static final String SIGNED = "X-Amz-Expires=30&X-Amz-Signature=aB%2Bc%2F";
  private static final String FILES = "/api/v1/exports/335158/export_files/267520";

  private final OtherServer store = new Store();

  @Override
  Map<String, String> environment() {
    return Map.of("WEBADMIT_BASE_URL", url(), "WEBADMIT_API_KEY", KEY);
  }

  @Override
  List<String> order() {
    return List.of("webadmit", "run", "335158");
  }

  @Override
  Answer answer(HttpExchange request, String body) {
    if (!header(request, "x-api-key").orElse("").equals(KEY)) {
      return new Answer(401, "text/plain", "", Map.of());
    }
    return switch (request.getRequestMethod() + " " + request.getRequestURI()) {
      case "GET /api/v1/user_identities" ->
          Answer.json(
              200,
              "{'href':'/api/v1/user_identities','user_identities':[{'id':37442,'type':'Admin',"
                  + "'association':null,'institution':'U','organization':null,'cycle':null}]}");
      case "POST /api/v1/user_identities/37442/exports/335158/export_files" -> {
        started();
        yield run("Queued");
      }
      case "GET " + FILES ->
          isReady()
              ? run("Available','download_url':'" + store.url() + "/s3/file?" + SIGNED)
              : run("In Progress");
      default -> Answer.json(404, "{'message':'Not Found'}");
    };
  }

  private static Answer run(String status) {
    return Answer.json(
        200,
        "{'export_files':{'id':267520,'href':'%s','export_id':335158,'status':'%s'}}"
            .formatted(FILES, status));
  }

  @Override
  public void close() {
    store.close();
    super.close();
  }

  private static final class Store extends OtherServer {
    @Override
    Answer answer(HttpExchange request, String body) {
      boolean good =
          SIGNED.equals(request.getRequestURI().getRawQuery())
              && header(request, "x-api-key").isEmpty();
      return good
          ? Answer.file()
          : new Answer(
              403, "application/xml", "<Error><Code>AccessDenied</Code></Error>", Map.of());
    }

    @Override
    Map<String, String> environment() {
      return Map.of();
    }

    @Override
    List<String> order() {
      return List.of();
    }
  }
}
