package dev.exportclients.workflows.internal.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start whose outcome is not known.
 *
 * @param export whose start
 * @param at when it was about to be sent, in milliseconds since 1970
 * @param listed what was listed before
 * @param owned handles of the runs of others
 */
public record LostOrder(ExportOrder export, long at, @Nullable String listed, List<String> owned) {}
