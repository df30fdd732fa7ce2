package dev.exportclients.workflows.internal.payload;

import java.util.List;
import java.util.Map;

/**
 * A plan in one period, and how far it is. As it is submitted, {@code views} is empty; a workflow
 * that goes on under a new history, or is asked for its state, has them filled in.
 *
 * @param plan the plan's name
 * @param period the period's name
 * @param settings of all its exports
 * @param runs by provider, how many runs it makes at the same time
 * @param exports in the plan's order
 * @param views by export; one without a view is due
 * @param again the exports to start once more
 */
public record PlanOrder(
    String plan,
    String period,
    FlowSettings settings,
    Map<String, Integer> runs,
    List<ExportOrder> exports,
    Map<String, ExportView> views,
    List<String> again) {}
