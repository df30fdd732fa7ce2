package dev.exportclients.workflows.internal.flow;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;

/** The search attributes of the workflows, all of type Keyword. */
public final class SearchNames {
  public static final String PLAN = "ExportPlan";
  public static final String PROVIDER = "ExportProvider";
  public static final String STATE = "ExportState";

  private SearchNames() {}

  public static SearchAttributes ofPlan(String plan) {
    return SearchAttributes.newBuilder().set(SearchAttributeKey.forKeyword(PLAN), plan).build();
  }

  static SearchAttributes ofExport(String plan, String provider) {
    return SearchAttributes.newBuilder()
        .set(SearchAttributeKey.forKeyword(PLAN), plan)
        .set(SearchAttributeKey.forKeyword(PROVIDER), provider)
        .set(SearchAttributeKey.forKeyword(STATE), "due")
        .build();
  }
}
