package dev.exportclients.cli.doctor;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exportctl doctor}: one line for each check, the exit code of the first that fails. */
@Command(
    name = "doctor",
    description = {
      "Check settings, proxy, host, certificate, credentials and clock",
      "Starts nothing. Where an API has no harmless call, a made-up id is asked for."
    })
public final class DoctorCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "PROVIDER",
      arity = "0..1",
      completionCandidates = HarmlessCall.Providers.class,
      description = "${COMPLETION-CANDIDATES} (default: all with a variable set)")
  private @Nullable String provider;

  public DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ExitCode first = ExitCode.DONE;
    List<Map<String, Object>> json = new ArrayList<>();
    for (HarmlessCall call : calls()) {
      for (Check check : Diagnosis.of(call, context)) {
        first = first == ExitCode.DONE ? check.outcome() : first;
        if (context.console().isJson()) {
          json.add(json(check));
        } else {
          context.console().result(line(check));
        }
      }
    }
    if (context.console().isJson()) {
      context.console().jsonList(json.stream());
    }
    return first.number();
  }

  private List<HarmlessCall> calls() {
    if (provider != null) {
      return Stream.of(HarmlessCall.values())
          .filter(call -> call.provider.equals(provider))
          .findFirst()
          .map(List::of)
          .orElseThrow(() -> new UsageException("there is no provider '" + provider + "'"));
    }
    List<HarmlessCall> configured =
        Stream.of(HarmlessCall.values())
            .filter(call -> !context.environment().names(call.prefixes).isEmpty())
            .toList();
    if (configured.isEmpty()) {
      throw new ConfigurationException(
          "no provider has a variable set; \"exportctl man\" names the variables");
    }
    return configured;
  }

  private static String line(Check check) {
    return String.format(
        "%-11s  %-11s  %-4s  %s",
        check.provider(), check.name(), check.isWell() ? "ok" : "FAIL", check.detail());
  }

  private static Map<String, Object> json(Check check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provider", check.provider());
    json.put("check", check.name());
    json.put("ok", check.isWell());
    json.put("exit_code", check.outcome().number());
    json.put("detail", check.detail());
    return json;
  }
}
