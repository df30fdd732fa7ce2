package dev.exportclients.specs.rules;

import dev.exportclients.specs.Content;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Spec;
import dev.exportclients.specs.XmlCheck;
import java.util.List;
import java.util.stream.Stream;

/** XML examples have the root, the namespace and the elements that their schema says. */
final class XmlExamplesFitTheirSchemas implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    return spec.operations().stream()
        .flatMap(operation -> operation.contents().stream())
        .filter(Content::isXml)
        .flatMap(content -> content.examples().stream())
        .flatMap(example -> violations(spec, example))
        .toList();
  }

  private static Stream<String> violations(Spec spec, Example example) {
    String place = example.content().label() + ": example " + example.name();
    return new XmlCheck(spec)
        .problems(example.body(), example.content().schema()).stream()
            .map(problem -> place + " " + problem);
  }
}
