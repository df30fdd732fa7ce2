package dev.exportclients.workflows.internal.payload;

/**
 * What all exports of a plan have in common.
 *
 * @param queue the task queue of the workflows; a provider's is {@code queue-provider}
 * @param waitSeconds how long to wait for each run
 * @param searchAttributes whether the server knows the attributes that runs are found by
 */
public record FlowSettings(String queue, long waitSeconds, boolean searchAttributes) {
  /** {@return the task queue of all that is asked of a provider} */
  public static String queueOf(String queue, String provider) {
    return queue + "-" + provider;
  }
}
