package dev.exportclients.core.internal.download;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.internal.errors.ErrorMapper;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.http.BaseUrl;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.redaction.Redactor;
import dev.exportclients.core.internal.retry.ReadinessPolling;
import dev.exportclients.core.internal.retry.Retries;
import dev.exportclients.core.internal.time.DeadlineSleeper;

/** What one transfer of a file has in common with all of its client, and the call that it is. */
public record DownloadContext(
    ClientSettings settings,
    BaseUrl baseUrl,
    Authorizer authorizer,
    ErrorMapper errors,
    Redactor redactor,
    CallReport call) {

  Retries retries(DeadlineSleeper deadline) {
    return new Retries(call, settings, authorizer, deadline);
  }

  ReadinessPolling polling(DownloadPlan plan, DownloadOptions options, DeadlineSleeper deadline) {
    return new ReadinessPolling(call, plan.ids(), options.waitAtMost(), settings, deadline);
  }
}
