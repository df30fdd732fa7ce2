package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import java.util.List;

/**
 * What a jar that has more than exportctl's own adds to the commands, so that nothing of it is on
 * the path of the others.
 */
public interface Additions {
  /** {@return commands of the first level} */
  default List<Object> commands(CommandContext context) {
    return List.of();
  }

  /** {@return commands below {@code plan}} */
  default List<Object> planCommands(CommandContext context) {
    return List.of();
  }

  /** {@return whom {@code plan status} and {@code plan report} ask, a new one for each} */
  default StatusSource statuses(CommandContext context) {
    return new LedgerStatus();
  }
}
