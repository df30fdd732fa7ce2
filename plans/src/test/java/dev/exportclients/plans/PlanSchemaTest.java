package dev.exportclients.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and {@code exportctl plan check} hold plans to the same rules. */
class PlanSchemaTest {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build());

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(Plan.class.getResourceAsStream("plan.schema.json"));

  @TempDir Path folder;

  /**
   * A plan that is refused.
   *
   * @param message what {@code check} says of it, with line and column
   */
  record Bad(String plan, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<String> good() {
    return Stream.of(
        of("{ems: {experiment: 9223372036854775807}}"),
        of("{ems: {attachments-of: study/0012}, to: notes}"),
        of("{ecreporting: {report: 0123, study: 77, mode: training, format: PDF}}"),
        of("{metastudio: {export: knowledge, business: x y}}"),
        of("{webadmit: {export: 1, identity: 2}, optional: true, to: \"{name}/{period}.csv\"}"),
        of("{webadmit: {export: 1}, optional: false, to: a-b/ü.c_d}"),
        of("{webadmit: {export: 1}, to: \"s3://lake_1/-a/.b/{period}/x?y=1#2\"}"),
        of("{webadmit: {export: 1}, after: [b]}, {name: b, ems: {experiment: 1}}"),
        with("timezone: -05:00"),
        with("timezone: America/Port-au-Prince"),
        with("timezone: UTC+2"),
        with("period: hour"),
        with("period: month"),
        with("into: /data/{period}"),
        with("into: ../{period}/.x"),
        with("into: s3://lake/{period}/{name}/"),
        with("parallel: 64"),
        with("limits: {ems: {requests-per-second: 0.5, runs: 64, downloads: 1}, webadmit: {}}"));
  }

  /** What a schema can say. */
  static Stream<Bad> badForBoth() {
    return Stream.of(
        new Bad("[]", "1:1: this is no plan"),
        new Bad("exports: [{name: a, ems: {experiment: 1}}]", "1:1: a plan wants the key plan"),
        new Bad("plan: p", "1:1: a plan wants the key exports"),
        new Bad("plan: p\nexports: []", "2:10: exports is empty"),
        new Bad("plan: p\nexports: {}", "2:10: exports must be a list, as [a, b]"),
        new Bad("plan: p\nexports: [a]", "2:11: an export must be keys with values, not text"),
        new Bad("plan: 7\nexports: [{name: a, ems: {experiment: 1}}]", "1:7: plan must be text"),
        new Bad("plan: a/b\nexports: [{name: a, ems: {experiment: 1}}]", "1:7: plan 'a/b' can't"),
        bad("perid: day", "2:1: a plan has no key 'perid'; did you mean 'period'?"),
        bad("token: Zm9v+/A=", "2:1: a plan has no key 'token': credentials come from"),
        bad("period: daily", "2:9: period must be hour, day, week or month, not 'daily'"),
        bad("period: Day", "2:9: period must be hour, day, week or month, not 'Day'"),
        bad("period: no", "2:9: period must be hour, day, week or month, not 'no'"),
        bad("period: 1", "2:9: period must be text"),
        bad("period:", "2:8: period has no value; it must be text"),
        bad("timezone: Mitteleuropa (Sommer)", "2:11: timezone must be the name of a zone"),
        bad("timezone: true", "2:11: timezone must be text"),
        bad("into: ''", "2:7: into has no value"),
        bad("into: ~/x/{period}", "2:7: into: ~ is not read here"),
        bad("into: \"{day}\"", "2:7: into: {day} can't be filled in"),
        bad("into: \"a{period\"", "2:7: into: { can't be filled in"),
        bad("into: a}{period}", "2:7: into: } can't be filled in"),
        bad("into: C:\\x\\{period}", "2:7: into must have / between folders"),
        bad("into: \"{period}\\e[31m\"", "2:7: into must not hold control characters"),
        bad("into: file:///x/{period}", "2:7: into: for the file system, write a folder"),
        bad("into: s3://", "2:7: into is "),
        bad("into: s3://k:v@lake/{period}", "2:7: into holds a user before @"),
        bad("into: s3://lake/../{period}", "2:7: into must not hold . or .."),
        bad("parallel: 0", "2:11: parallel must be from 1 to 64"),
        bad("parallel: 65", "2:11: parallel must be from 1 to 64"),
        bad("parallel: '4'", "2:11: parallel must be a number, without quotes"),
        bad("parallel: 1.5", "2:11: parallel must be a number, not a number with a fraction"),
        bad("limits: [ems]", "2:9: limits must be keys with values, not a list"),
        bad("limits: {oracle: {}}", "2:10: limits has no key 'oracle'; it has ems, ecreporting"),
        bad("limits: {ems: {requests-per-second: 0}}", "2:37: requests-per-second must be above 0"),
        bad(
            "limits: {ems: {requests-per-second: 10001}}",
            "2:37: requests-per-second must be above"),
        bad("limits: {ems: {runs: 0}}", "2:22: runs must be from 1 to 64, not 0"),
        bad("limits: {ems: {downloads: 65}}", "2:27: downloads must be from 1 to 64, not 65"),
        bad("limits: {ems: {rate: 1}}", "2:16: limits of a provider has no key 'rate'"),
        badExport("{}", "3:3: an export wants one of ems, ecreporting, webadmit, metastudio"),
        badExport("{ems: {experiment: 1}, webadmit: {export: 1}}", "3:35: this export is of ems"),
        badExport("{oracle: {report: a}}", "3:13: an export has no key 'oracle'"),
        badExport("{ems: {}}", "3:18: ems wants either experiment or attachments-of"),
        badExport("{ems: {experiment: 0}}", "3:31: experiment must be a positive number, not 0"),
        badExport("{ems: {experiment: '1'}}", "3:31: experiment must be a number, without quotes"),
        badExport("{ems: {experiment: 1, password: x}}", "3:34: ems has no key 'password': cred"),
        badExport("{ems: {attachments-of: 12}}", "3:35: attachments-of must be text"),
        badExport("{ems: {attachments-of: well/0}}", "3:35: attachments-of must be a positive"),
        badExport("{ems: {attachments-of: well/x}}", "3:35: attachments-of must be an entity"),
        badExport("{ems: {attachments-of: vial/1}}", "3:35: attachments-of must be one of"),
        badExport("{ems: {attachments-of: Well/1}}", "3:35: attachments-of must be in lower case"),
        badExport("{ecreporting: {study: a}}", "3:26: ecreporting wants the key report"),
        badExport("{ecreporting: {report: ..}}", "3:35: report must not be '..'"),
        badExport("{ecreporting: {report: 'https://x/1'}}", "3:35: report is a URL"),
        badExport("{ecreporting: {report: ''}}", "3:35: report has no value"),
        badExport(
            "{ecreporting: {report: a, mode: live}}", "3:44: mode must be one of test, active"),
        badExport("{ecreporting: {report: a, mode: ACTIVE}}", "3:44: mode must be in lower case"),
        badExport("{ecreporting: {report: a, format: ''}}", "3:46: format has no value"),
        badExport(
            "{ecreporting: {report: a, fields: [x]}}", "3:46: fields must be text, not a list"),
        badExport("{webadmit: {identity: 1}}", "3:23: webadmit wants the key export"),
        badExport("{webadmit: {export: -1}}", "3:32: export must be a positive number, not -1"),
        badExport("{webadmit: {export: 1, identity: x}}", "3:45: identity must be a number"),
        badExport("{metastudio: {business: 1}}", "3:25: metastudio wants the key export"),
        badExport("{metastudio: {export: 12}}", "3:34: export must be text"),
        badExport("{ems: {experiment: 1}, optional: yes}", "3:45: optional must be true or false"),
        badExport("{ems: {experiment: 1}, after: b}", "3:42: after must be a list"),
        badExport("{ems: {experiment: 1}, after: []}", "3:42: after is empty: leave it out"),
        badExport("{ems: {experiment: 1}, after: [1]}", "3:43: after must be text"),
        badTarget("../x", "to must lie inside of into: write it without .."),
        badTarget("x/../../y", "to must lie inside of into: write it without .."),
        badTarget("/etc/passwd", "to must lie inside of into: write it without /"),
        badTarget("~/x", "to must lie inside of into: write it without ~"),
        badTarget("C:/x", "to must lie inside of into: write it without C:"),
        badTarget("x\\y", "to must have / between folders, no backslash"),
        badTarget("x//y", "to must not hold //"),
        badTarget(".hidden", "to: '.hidden' can't be the name of a file on every system"),
        badTarget("a/-rf", "to: '-rf' can't be the name of a file on every system"),
        badTarget("a:b", "to must lie inside of into: write it without a:"),
        badTarget("aa:b", "to: 'aa:b' can't be the name of a file on every system; 'aa_b' can"),
        badTarget("x.", "to: 'x.' can't be the name of a file on every system; 'x' can"),
        badTarget("{export}", "to: {export} can't be filled in"),
        badTarget("s3://lake/answers", "to holds no {period}: the next period would meet"),
        badTarget("s3://u:p@lake/{period}", "to holds a user before @: credentials come from"),
        badTarget("s3://lake/../{period}", "to must not hold . or .. or //"),
        badTarget("s3://lake/a//{period}", "to must not hold . or .. or //"),
        badTarget("file:///etc/{period}", "to: for the file system, write a folder below into"));
  }

  /** What holds between two places, of the file system, or of YAML itself. */
  static Stream<Bad> badForTheReaderAlone() {
    return Stream.of(
        bad("plan: p", "2:1: plan is here for the second time"),
        bad("into: exports", "2:7: into holds no {period}: the next period would meet"),
        bad("timezone: Europe/Bonn", "2:11: timezone must be the name of a zone"),
        bad("parallel: 0x4", "2:11: parallel must be a whole number in digits"),
        badExport("{ecreporting: {report: a, fields: gone.json}}", "3:46: fields must be the name"),
        badExport(
            "{ecreporting: {report: a, fields: plan.yaml}}", "3:46: fields are not as Oracle"),
        badExport("{ems: {experiment: 1}, after: [bb]}", "3:43: there is no export 'bb'"),
        badExport("{ems: {experiment: 1}, after: [a]}", "3:43: these wait for each other"),
        badTarget("con.csv", "to: 'con.csv' can't be the name of a file on every system"),
        more("{name: A, ems: {experiment: 2}}", "4:10: another export is called 'A', too (as 'a'"),
        more("{name: a, ems: {experiment: 2}}", "4:10: another export is called 'a', too"),
        more("{name: aux, ems: {experiment: 2}}", "4:10: name 'aux' can't be the name of a file"),
        more(
            "{name: b, ems: {experiment: 2}, to: X.csv}, {name: c, ems: {experiment: 3}, to: x.csv}",
            "5:39: 'b' goes to the same place"),
        more(
            "{name: b, ems: {experiment: 2}, to: 's3://lake/{period}/\u00e9'},"
                + " {name: c, ems: {experiment: 3}, to: 's3://lake/{period}/e\u0301'}",
            "5:39: 'b' goes to the same place"),
        more(
            "{name: b, ems: {experiment: 2}, to: x}, {name: c, ems: {experiment: 3}, to: x/c.csv}",
            "4:39: this is a file, and another export goes into a folder of the same name"),
        more(
            "{name: b, ems: {attachments-of: well/1}, to: x},"
                + " {name: c, ems: {attachments-of: well/2}, to: x/}",
            "5:48: 'b' goes to the same place"),
        more("{name: b, ems: {experiment: 1}, to: a/}", "4:39: 'a' goes to the same place"),
        new Bad("plan: p\nexports: *x", "2:10: anchors (&) and aliases (*) are not read"),
        new Bad(of("{ems: {experiment: 1}}") + "---\nplan: q", "5:1: a second document begins"),
        new Bad("plan: !!str p\nexports: [{name: a, ems: {experiment: 1}}]", "1:7: tags (!)"),
        new Bad("plan: a: b", "1:8: this is no YAML: mapping values are not allowed here"),
        new Bad("plan: p\n\texports: x", "2:1: this is no YAML: found character '\\t(TAB)'"),
        new Bad("plan: p\u0007", "1:8: an invisible character (U+0007) is here"),
        new Bad("exports: " + "[".repeat(3000), "1:1: lists and keys are nested too deeply"),
        new Bad("", "1:1: this is no plan"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void bothTakeAGoodPlan(String plan) throws IOException {
    assertThat(Plan.read(written(plan)).exports()).isNotEmpty();
    assertThat(SCHEMA.validate(YAML.readTree(plan))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badForBoth")
  void bothRefuseABadPlan(Bad bad) throws IOException {
    assertThat(problems(bad.plan())).anySatisfy(told -> assertThat(told).startsWith(bad.message()));
    assertThat(SCHEMA.validate(YAML.readTree(bad.plan()))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("badForTheReaderAlone")
  void theReaderRefusesWhatNoSchemaSees(Bad bad) throws IOException {
    assertThat(problems(bad.plan())).anySatisfy(told -> assertThat(told).startsWith(bad.message()));
  }

  @Test
  void everyKeyIsDescribedInTheSchemaAndOnThePage() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "plans.md"));

    assertThat(describedKeys(SCHEMA.getSchemaNode()))
        .hasSizeGreaterThan(25)
        .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }

  /** Those of all objects within; for editors, each has a description. */
  private static List<String> describedKeys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.path("properties")
        .properties()
        .forEach(
            property -> {
              assertThat(property.getValue().has("description")).as(property.getKey()).isTrue();
              keys.add(property.getKey());
            });
    node.forEach(child -> keys.addAll(describedKeys(child)));
    return keys;
  }

  private List<String> problems(String plan) throws IOException {
    Path file = written(plan);
    PlanException refused = catchThrowableOfType(PlanException.class, () -> Plan.read(file));
    assertThat(refused).as(plan).isNotNull();
    return refused.problems().stream().map(PlanProblem::toString).toList();
  }

  private Path written(String plan) throws IOException {
    return Files.writeString(folder.resolve("plan.yaml"), plan);
  }

  private static Bad bad(String line, String message) {
    return new Bad(with(line), message);
  }

  private static Bad badExport(String keys, String message) {
    return new Bad(of(keys), message);
  }

  private static Bad badTarget(String to, String message) {
    return new Bad(of("{ems: {experiment: 1}, to: '" + to + "'}"), "3:39: " + message);
  }

  /** Beside one that is called {@code a}. */
  private static Bad more(String export, String message) {
    return new Bad(of("{ems: {experiment: 1}}") + "- " + export.replace("}, {", "}\n- {"), message);
  }

  /** A plan with this line of its own, and one export. */
  private static String with(String line) {
    return "plan: p\n" + line + "\nexports:\n- {name: a, ems: {experiment: 1}}\n";
  }

  /** A plan with an export called {@code a} that has these keys. */
  private static String of(String keys) {
    return "plan: p\nexports:\n- {name: a, " + keys.substring(1).replace("}, {", "}\n- {") + "\n";
  }
}
