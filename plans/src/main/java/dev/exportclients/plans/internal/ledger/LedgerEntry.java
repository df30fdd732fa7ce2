package dev.exportclients.plans.internal.ledger;

import dev.exportclients.plans.status.ExportStatus;
import java.util.Optional;

/**
 * A row of the ledger: the status of an export, and what only the runner wants to know.
 *
 * @param id the row's
 * @param source what is exported, as it was when the row was begun
 * @param listed the provider's runs just before the start, as the export's source wrote them
 * @param status for everybody
 */
public record LedgerEntry(long id, String source, Optional<String> listed, ExportStatus status) {}
