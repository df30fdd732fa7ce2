package dev.exportclients.sandbox.internal.deployment;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.response.FileResponse;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.ScriptedResponses;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the operations share: settings, files, scripted responses, the calls and their clock. */
public final class Deployment {
  private final Calls calls;
  private final ProviderSettings settings = new ProviderSettings();
  private final Credentials credentials = new Credentials();
  private final ServedFiles files = new ServedFiles();
  private final ScriptedResponses scripts = new ScriptedResponses();
  private final List<Runnable> resets = new CopyOnWriteArrayList<>();
  private volatile URI otherOrigin = URI.create("http://127.0.0.1/");

  public Deployment(Calls calls) {
    this.calls = calls;
  }

  public Calls calls() {
    return calls;
  }

  public ProviderSettings settings() {
    return settings;
  }

  public Credentials credentials() {
    return credentials;
  }

  public ServedFiles files() {
    return files;
  }

  public ScriptedResponses scripts() {
    return scripts;
  }

  /** Where redirects to another origin lead. */
  public URI otherOrigin() {
    return otherOrigin;
  }

  public void otherOrigin(URI origin) {
    otherOrigin = origin;
  }

  /** As the call was sent to, with the scheme that the sandbox serves. */
  public String origin(ApiCall call) {
    return otherOrigin.getScheme() + "://" + call.request.header("Host").orElse("127.0.0.1");
  }

  /** The server's clock as the call sees it. */
  public Instant now(ApiCall call) {
    return calls.now(call);
  }

  /** The file that the id names, served to the call. */
  public Response file(ApiCall call, String id) {
    return FileResponse.of(call, files.get(call.route.operation, id), now(call));
  }

  /** Has this done, too, when everything is to be as at the start. */
  public void onReset(Runnable reset) {
    resets.add(reset);
  }

  /** Forgets requests, scenarios, scripted responses, files, settings and what handlers keep. */
  public void reset() {
    calls.reset();
    settings.reset();
    credentials.reset();
    files.reset();
    scripts.reset();
    resets.forEach(Runnable::run);
  }
}
