package dev.exportclients.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ordinary requests of the four providers' clients, through the JDK's own client. Each response's
 * status is held against the specs.
 */
final class Requests {
  static final String EMS_RESULTS = "/ems/resultsExport/";
  static final String EC_REPORT = "/ec-reporting-svc/rest/v2.0/reports/download?mode=test&id=";
  static final String METASTUDIO =
      "/v2/" + SandboxCredentials.METASTUDIO_PROJECT_ID + "/ies/result/";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  Requests(URI base) {
    this.base = base.toString().replaceAll("/$", "");
  }

  /** Headers are given as name, value, name, value; a null value takes a standard one away. */
  HttpResponse<byte[]> send(String method, String target, String... headers) {
    return send(method, target, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** As {@link #send(String, String, String...)}, with a body. */
  HttpResponse<byte[]> send(
      String method, String target, HttpRequest.BodyPublisher body, String... headers) {
    URI uri = URI.create(target.startsWith("http") ? target : base + target);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      SpecStatuses.require(request, response);
      return response;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  HttpResponse<byte[]> post(String target, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(base + target))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<byte[]> ems(String target, String accept, String... more) {
    return send("GET", target, with(emsHeaders(accept), more));
  }

  HttpResponse<byte[]> results(long id, String... more) {
    return ems(EMS_RESULTS + id, "*/*;version=1", more);
  }

  HttpResponse<byte[]> report(String id, String... more) {
    return send(
        "GET",
        EC_REPORT + id,
        with(List.of("Authorization", "Bearer " + SandboxCredentials.ECREPORTING_TOKEN), more));
  }

  HttpResponse<byte[]> webAdmit(String method, String target, String... more) {
    return send(
        method, target, with(List.of("x-api-key", SandboxCredentials.WEBADMIT_API_KEY), more));
  }

  HttpResponse<byte[]> metaStudio(String id, String... more) {
    return send(
        "GET",
        METASTUDIO + id,
        with(List.of("X-Auth-Token", SandboxCredentials.METASTUDIO_TOKEN), more));
  }

  static List<String> emsHeaders(String accept) {
    return List.of(
        "api-username",
        SandboxCredentials.EMS_USERNAME,
        "api-usertoken",
        SandboxCredentials.EMS_TOKEN,
        "Accept",
        accept);
  }

  private static String[] with(List<String> standard, String... more) {
    List<String> all = new ArrayList<>(standard);
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  static Optional<String> header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name);
  }
}
