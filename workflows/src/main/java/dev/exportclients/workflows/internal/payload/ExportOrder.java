package dev.exportclients.workflows.internal.payload;

import java.util.List;

/**
 * One export of a plan, in one period.
 *
 * @param name its own within the plan
 * @param provider the provider's short name
 * @param source what is exported, as {@link SourceText} writes it
 * @param startKey the same for all whose runs the provider's lists can't tell apart
 * @param started whether it has a run, which is started; else its files are listed
 * @param target where to: an absolute path or an address
 * @param folder whether the target takes files under the server's names
 * @param optional whether the plan is done without it
 * @param after the exports that have to be saved before
 */
public record ExportOrder(
    String name,
    String provider,
    String source,
    String startKey,
    boolean started,
    String target,
    boolean folder,
    boolean optional,
    List<String> after) {}
