package dev.exportclients.core.internal.provider;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.run.RunHandle;
import java.util.Map;
import java.util.Set;

/**
 * What a provider's handles consist of.
 *
 * @param example shown to people, such as {@code webadmit:86446/74780}
 * @param idCount how many ids it has
 * @param required parameters that each has
 * @param optional parameters that one may have
 */
public record HandleForm(
    String provider, String example, int idCount, Set<String> required, Set<String> optional) {

  /** For handles without parameters. */
  public HandleForm(String provider, String example, int idCount) {
    this(provider, example, idCount, Set.of(), Set.of());
  }

  /**
   * @throws IllegalArgumentException if it is another provider's, cut, or has what we don't know
   */
  public void check(RunHandle handle) {
    if (!handle.provider().equals(provider)) {
      throw new RefusedArgumentException(
          handle.toString(),
          "is a handle of '" + handle.provider() + "'; here they look like " + example);
    }
    Map<String, String> parameters = handle.parameters();
    boolean complete = parameters.keySet().containsAll(required);
    if (handle.ids().size() < idCount || !complete) {
      throw new RefusedArgumentException(
          handle.toString(), "lacks a part, it may be cut; such handles look like " + example);
    }
    boolean more =
        parameters.keySet().stream()
            .anyMatch(name -> !required.contains(name) && !optional.contains(name));
    if (handle.ids().size() > idCount || more) {
      throw new RefusedArgumentException(
          handle.toString(),
          "has a part that this version doesn't know, perhaps of a newer one;"
              + " such handles look like "
              + example);
    }
  }

  /**
   * The id at a place, as a number.
   *
   * @throws IllegalArgumentException if it is none, or not positive
   */
  public long number(RunHandle handle, int place) {
    String id = handle.ids().get(place);
    // As it is written: 007 and +7 would name the same run twice.
    boolean isNumber = id.length() <= 19 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      if (isNumber && !id.startsWith("0")) {
        return Long.parseLong(id);
      }
    } catch (NumberFormatException tooLarge) {
      // said below
    }
    throw new RefusedArgumentException(
        handle + ":", "'" + id + "' is no id; such handles look like " + example);
  }
}
