package dev.exportclients.core.internal.download;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.internal.errors.ErrorMapper;
import dev.exportclients.core.internal.http.BaseUrl;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.redaction.Redactor;

/** What all downloads of one client have in common. */
public record DownloadContext(
    ClientSettings settings,
    BaseUrl baseUrl,
    Authorizer authorizer,
    ErrorMapper errors,
    Redactor redactor) {}
