package dev.exportclients.workflows.internal.payload;

import java.util.List;

/**
 * What the workflow of an export begins with.
 *
 * @param plan the plan's name
 * @param period the period's name
 * @param export what is exported
 * @param settings of the plan
 * @param view how far it is: due, or where an earlier history of it ended
 * @param owned handles of the runs of other exports with the same start key
 * @param tells whether the plan's workflow waits for its handle
 * @param waitUntil when it has waited long enough for its run, in milliseconds since 1970; 0 before
 *     it waits
 */
public record ExportInput(
    String plan,
    String period,
    ExportOrder export,
    FlowSettings settings,
    ExportView view,
    List<String> owned,
    boolean tells,
    long waitUntil) {}
