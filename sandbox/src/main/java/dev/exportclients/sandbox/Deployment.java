package dev.exportclients.sandbox;

import java.net.URI;
import java.time.Instant;

/** What the operations share: settings, files, scripted answers, the calls and their clock. */
final class Deployment {
  private final Calls calls;
  private final SandboxSettings settings = new SandboxSettings();
  private final ServedFiles files = new ServedFiles();
  private final Scripts scripts = new Scripts();
  private volatile URI otherOrigin = URI.create("http://127.0.0.1/");

  Deployment(Calls calls) {
    this.calls = calls;
  }

  Calls calls() {
    return calls;
  }

  SandboxSettings settings() {
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

  void reset() {
    calls.reset();
    settings.reset();
    files.reset();
    scripts.reset();
  }
}
