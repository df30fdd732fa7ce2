package dev.exportclients.sandbox.internal.provider.webadmit;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.deployment.ServedFiles;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.response.FileResponse;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.store.Recent;
import dev.exportclients.sandbox.internal.store.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The presigned links and the store behind them: byte for byte, without other credentials, and
 * soon.
 */
final class WebAdmitLinks implements Handler {
  private static final String NAME = "Test-API-Export.csv";
  private static final String TYPE = "text/csv;charset=iso-8859-1";

  private record Link(StoredFile file, Instant expires) {}

  private final Deployment deployment;
  private final AtomicLong serial = new AtomicLong();
  private final Map<String, Link> issued = Collections.synchronizedMap(new Recent<>());

  WebAdmitLinks(Deployment deployment) {
    this.deployment = deployment;
    ServedFiles files = deployment.files();
    files.standard(Route.WEBADMIT_LINK.operation, id -> standard(0, Long.parseLong(id)));
    files.standard(WebAdmitProvider.START.operation, id -> standard(Long.parseLong(id), 0));
    deployment.onReset(issued::clear);
  }

  /** A new link to the run's file. */
  String issue(ApiCall call, WebAdmitRuns.Run run) {
    Instant now = deployment.now(call);
    Instant expires =
        run.nextLinkExpired()
            ? now.minusSeconds(1)
            : now.plus(deployment.settings().linkLifetime());
    String target =
        "/links/export_files/reports/%d/d19d6c0a34b7062c4496530f3d5dbfb_original.txt?AWSAccessKeyId=SANDBOX&Expires=%d&Signature=%s&response-content-disposition=%s&response-content-type=%s"
            .formatted(
                run.id,
                expires.getEpochSecond(),
                signature(),
                HttpText.encode("attachment; filename=" + NAME),
                HttpText.encode(TYPE));
    issued.put(target, new Link(file(run), expires));
    return deployment.origin(call) + call.prefix.text() + target;
  }

  /** Always with a plus and an equals sign, which must survive as %2B and %3D. */
  private String signature() {
    byte[] serialNumber =
        "link%08d".formatted(serial.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
    return "y2jw%2B" + Base64.getEncoder().withoutPadding().encodeToString(serialNumber) + "%3D";
  }

  private StoredFile file(WebAdmitRuns.Run run) {
    ServedFiles files = deployment.files();
    String id = String.valueOf(run.id);
    return files
        .find(Route.WEBADMIT_LINK.operation, id)
        .or(() -> files.find(WebAdmitProvider.START.operation, String.valueOf(run.export)))
        .orElseGet(() -> standard(run.export, run.id));
  }

  /**
   * The size that the file's or the export's id names, or 20,000 bytes; the same for all runs of an
   * export.
   */
  private static StoredFile standard(long export, long run) {
    long size = Math.max(export, run) - SpecialId.SIZES_FROM;
    String seed =
        WebAdmitRuns.isStarted(run) ? "webadmit export " + export : "webadmit file " + run;
    return described(StoredFile.generated(size >= 0 ? size : 20_000, seed));
  }

  private static StoredFile described(StoredFile file) {
    return file.header("Content-Type", TYPE)
        .header("Content-Disposition", "attachment; filename=" + NAME);
  }

  @Override
  public Response handle(ApiCall call) {
    if (call.request.header("x-api-key").isPresent()
        || call.request.header("Authorization").isPresent()) {
      return refusal(400, "InvalidArgument", "Only one auth mechanism allowed");
    }
    Link link = issued.get(call.prefix.path() + "?" + call.prefix.query());
    if (link == null) {
      return refusal(403, "SignatureDoesNotMatch", "The request is not the one that was signed");
    }
    if (call.has(FaultKind.EXPIRED) || deployment.now(call).isAfter(link.expires())) {
      return refusal(403, "AccessDenied", "Request has expired");
    }
    return FileResponse.of(call, link.file(), deployment.now(call));
  }

  private static Response refusal(int status, String code, String message) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>";
    return Response.text(status, "application/xml", xml);
  }
}
