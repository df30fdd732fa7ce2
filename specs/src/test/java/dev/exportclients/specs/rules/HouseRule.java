package dev.exportclients.specs.rules;

import dev.exportclients.specs.Spec;
import java.util.List;
import java.util.Locale;

/** Something that every spec keeps to, and no linter knows (ADR 13). */
public interface HouseRule {

  List<HouseRule> ALL =
      List.of(
          new OpenApiIs303(),
          new OperationsAreNamed(),
          new EvidenceIsGiven(),
          new EvidenceDetailsResolve(),
          new ClientErrorsAreListed(),
          new EverythingIsDescribed(),
          new SecurityIsStated(),
          new CredentialsAreSchemes(),
          new FormatsReadEverySample(),
          new ResponseEnumsStayOpen(),
          new BinaryIsBinary(),
          new PartsAreComponents(),
          new ContentHasExamples(),
          new ExamplesFitTheirSchemas(),
          new XmlExamplesFitTheirSchemas(),
          new XmlIsOfPlainElements(),
          new ParametersAreSentAsGiven());

  /** One line for each place that breaks the rule, naming it. */
  List<String> violations(Spec spec);

  /** The class's name in kebab case, which the rule's fixtures start with. */
  default String kebabName() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z0-9])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
