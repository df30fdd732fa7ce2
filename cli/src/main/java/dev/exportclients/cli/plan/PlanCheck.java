package dev.exportclients.cli.plan;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ClientFactory;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlanException;
import dev.exportclients.plans.PlanProblem;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code exportctl plan check} looks for: in the plan, and among the variables for it. */
final class PlanCheck {
  private final CommandContext context;
  private final Path file;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param file as its user named it
   */
  PlanCheck(CommandContext context, Path file) {
    this.context = context;
    this.file = file;
  }

  /**
   * Sends nothing.
   *
   * @param found from where the file's name starts
   * @return what a good plan does, for people
   * @throws ConfigurationException if there is no such profile
   */
  String run(Path found) {
    try {
      Plan plan = Plan.read(found);
      ClientFactory clients = context.clients();
      plan.exports().stream()
          .map(export -> export.source().provider())
          .distinct()
          .forEach(provider -> variables(provider, clients));
      return summary(plan);
    } catch (PlanException wrong) {
      wrong.problems().forEach(this::add);
      return "";
    }
  }

  List<Finding> findings() {
    return findings;
  }

  private void variables(String provider, ClientFactory clients) {
    try {
      clients.requireVariables(provider);
    } catch (ConfigurationException | UsageException unusable) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("file", file.toString());
      facts.put("provider", provider);
      String message = String.valueOf(unusable.getMessage());
      findings.add(new Finding(file + ": " + provider, facts, message));
    }
  }

  private void add(PlanProblem problem) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", file.toString());
    String place = file.toString();
    if (problem.line() > 0) {
      facts.put("line", problem.line());
      facts.put("column", problem.column());
      place += ":" + problem.line() + ":" + problem.column();
    }
    findings.add(new Finding(place, facts, problem.message()));
  }

  private String summary(Plan plan) {
    int exports = plan.exports().size();
    return String.format(
        "%s: %d %s, once %s (%s), into %s; this period is %s",
        plan.name(),
        exports,
        exports == 1 ? "export" : "exports",
        switch (plan.period()) {
          case HOUR -> "an hour";
          case DAY -> "a day";
          case WEEK -> "a week";
          case MONTH -> "a month";
        },
        plan.timezone().equals(ZoneOffset.UTC) ? "UTC" : plan.timezone(),
        plan.into(),
        Period.of(plan.period(), context.clock().instant(), plan.timezone()));
  }
}
