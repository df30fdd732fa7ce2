package dev.exportclients.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the operations share: settings, files, scripted answers, the calls and their clock. */
final class Deployment {
  private final Calls calls;
  private final ProviderSettings settings = new ProviderSettings();
  private final ServedFiles files = new ServedFiles();
  private final Scripts scripts = new Scripts();
  private final List<Runnable> resets = new CopyOnWriteArrayList<>();
  private volatile URI otherOrigin = URI.create("http://127.0.0.1/");

  Deployment(Calls calls) {
    this.calls = calls;
  }

  Calls calls() {
    return calls;
  }

  ProviderSettings settings() {
    return settings;
  }

  ServedFiles files() {
    return files;
  }

  Scripts scripts() {
    return scripts;
  }

  /** Where redirects to another origin lead. */
  URI otherOrigin() {
    return otherOrigin;
  }

  void otherOrigin(URI origin) {
    otherOrigin = origin;
  }

  /** The server's clock as the call sees it. */
  Instant now(Call call) {
    return calls.now(call);
  }

  /** The file that the id names, served to the call. */
  Answer file(Call call, String id) {
    return FileAnswer.of(call, files.get(call.route.operation, id), now(call));
  }

  /** Has this done, too, when everything is to be as at the start. */
  void onReset(Runnable reset) {
    resets.add(reset);
  }

  /** Forgets requests, scenarios, scripted responses, files, settings and what handlers keep. */
  void reset() {
    calls.reset();
    settings.reset();
    files.reset();
    scripts.reset();
    resets.forEach(Runnable::run);
  }
}
