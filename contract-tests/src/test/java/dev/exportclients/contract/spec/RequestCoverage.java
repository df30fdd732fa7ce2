package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Examples of a request's body that no pact sends. */
final class RequestCoverage {
  private final Operation operation;

  RequestCoverage(Operation operation) {
    this.operation = operation;
  }

  Stream<String> gaps(List<Pacted> successes) {
    return operation.requestContents().stream()
        .flatMap(content -> content.examples().stream())
        .filter(example -> successes.stream().noneMatch(p -> sends(p.request(), example)))
        .map(
            example ->
                operation
                    + " "
                    + operation.success()
                    + ": no pact sends the example "
                    + example.name());
  }

  private static boolean sends(HttpRequest request, Example example) {
    Optional<ObjectNode> sent =
        new RequestFields(request).ofType(example.mediaType()).map(ObjectNode::deepCopy);
    ObjectNode wanted = example.value().deepCopy();
    Set<String> varying = RequestFields.varying(request);
    wanted.remove(varying);
    sent.ifPresent(fields -> fields.remove(varying));
    return sent.filter(wanted::equals).isPresent();
  }
}
