package dev.exportclients.cli.manual;

import dev.exportclients.cli.config.Version;
import dev.exportclients.cli.output.ExitCode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, in roff, of the commands and options as they are. */
final class ManPage {
  private static final String MORE =
      """
      .SH OUTPUT
      The saved path, or with
      .B \\-\\-json
      one JSON value for each file, goes to stdout.
      All else goes to stderr: an error is one or two lines there, or with
      .B \\-\\-json
      one object, as the last line.
      After a break, run the same command again: it goes on where it stopped.
      .SH ENVIRONMENT
      .TP
      .B EMS_BASE_URL, EMS_USERNAME, EMS_TOKEN, EMS_PASSWORD, EMS_RSA_PADDING, EMS_API_KEY, EMS_API_SECRET
      EMS; the user as DOMAIN\\eUser.Name. Without a token, the password makes one, padded by pkcs1 or oaep. A key and its secret sign each request.
      .TP
      .B ECREPORTING_BASE_URL, ECREPORTING_TOKEN, ECREPORTING_TOKEN_COMMAND
      EC Reporting; the command prints a token.
      .TP
      .B ECREPORTING_TOKEN_URL, ECREPORTING_CLIENT_ID, ECREPORTING_CLIENT_SECRET, ECREPORTING_SCOPE, ECREPORTING_USERNAME, ECREPORTING_PASSWORD, ECREPORTING_TOKEN_HEADERS
      Where EC Reporting's tokens come from without those; user and password for the password grant; headers as Name: value, a line each.
      .TP
      .B WEBADMIT_API_KEY, WEBADMIT_USER_IDENTITY, WEBADMIT_BASE_URL
      WebAdMIT; the base URL is the public API's by default.
      .TP
      .B METASTUDIO_BASE_URL, METASTUDIO_PROJECT_ID, METASTUDIO_TOKEN, METASTUDIO_TOKEN_COMMAND, METASTUDIO_AK, METASTUDIO_SK, METASTUDIO_SECURITY_TOKEN, METASTUDIO_IAM_USER, METASTUDIO_IAM_PASSWORD, METASTUDIO_IAM_DOMAIN, METASTUDIO_REGION, METASTUDIO_IAM_URL
      MetaStudio: a token, a command that prints one, a key, or an IAM user and its password; HUAWEICLOUD_SDK_* as a fallback.
      .TP
      .B HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY
      Proxies, as curl reads them.
      .TP
      .B EXPORTCTL_PROFILE, EXPORTCTL_CONFIG
      The profile to use where
      .B \\-\\-profile
      names none, and the configuration file that it is in.
      .TP
      .B EXPORTCTL_CA_FILE
      Certificates of authorities to trust beside Java's.
      .TP
      .B EXPORTCTL_JAVA_OPTS, JAVA_HOME
      Options for Java, and which Java to run.
      .TP
      .B COLUMNS
      Width of the progress line, where less than the terminal's.
      .SH FILES
      .TP
      .I ~/.config/exportctl/config.toml
      Profiles: a table for each tenant, whose keys are the names of variables.
      .TP
      .I exportctl\\-worker.jar
      Plans on many machines: worker, plan submit and plan cancel. Its own man page has them, too.
      .TP
      .I .exportclients\\-*.part
      What an unfinished download has left, in the folder of its target, until the same command goes on with it.
      .SH EXAMPLES
      .nf
      exportctl ems results 1234
      exportctl ems results 1234 1235 \\-o exports/ \\-\\-create\\-dirs \\-\\-skip\\-existing
      exportctl webadmit run 86446
      exportctl metastudio result be0821bdf8d04949bf4c9852fa87c590 \\-o \\- | head
      .fi
      """;

  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  static String of(CommandSpec root) {
    ManPage man = new ManPage();
    String about = root.usageMessage().description()[0].replaceFirst("\\.$", "");
    man.line(".TH EXPORTCTL 1 \"\" \"" + text(Version.text()) + "\" \"User Commands\"");
    man.line(".SH NAME").line("exportctl \\- " + text(about));
    man.line(".SH SYNOPSIS").line(".B exportctl").line("[OPTIONS] COMMAND");
    man.line(".SH COMMANDS");
    man.commands(root);
    man.line(".SH OPTIONS").line("Of every command, before or after its name.");
    root.options().stream().filter(HelpLayout::isGlobal).forEach(man::option);
    man.page.append(MORE);
    man.line(".SH EXIT STATUS");
    Stream.of(ExitCode.values()).forEach(code -> man.entry("" + code.number(), code.meaning()));
    return man.page.toString().stripTrailing();
  }

  private void commands(CommandSpec parent) {
    for (CommandLine command : parent.subcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      if (spec.name().equals("help") && spec.parent().parent() != null) {
        continue;
      }
      if (spec.subcommands().isEmpty()) {
        command(spec);
      }
      commands(spec);
    }
  }

  private void command(CommandSpec spec) {
    String parameters =
        spec.positionalParameters().stream()
            .map(parameter -> " " + label(parameter))
            .collect(Collectors.joining());
    line(".SS " + text(spec.qualifiedName() + parameters));
    line(description(spec.usageMessage().description()));
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      entry(label(parameter), String.join(" ", parameter.description()));
    }
    spec.options().stream().filter(option -> !HelpLayout.isGlobal(option)).forEach(this::option);
  }

  private static String label(PositionalParamSpec parameter) {
    String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
  }

  private void option(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    entry(String.join(", ", option.names()) + value, String.join(" ", option.description()));
  }

  private void entry(String name, String what) {
    line(".TP").line(".B " + text(name)).line(text(what));
  }

  private static String description(String... lines) {
    return Stream.of(lines).map(ManPage::text).collect(Collectors.joining("\n.br\n"));
  }

  private ManPage line(String line) {
    page.append(line).append('\n');
    return this;
  }

  /** So that nothing in it is a request, and a hyphen stays one. */
  private static String text(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
