package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Provider;
import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One interaction of a pact file.
 *
 * @param provider the name of the spec: an identity service is a provider of its own
 */
public record Pacted(String provider, V4Interaction.SynchronousHttp interaction) {

  /** Those of all pact files in a folder, by file name and then as they stand there. */
  public static List<Pacted> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> of(file).stream())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("no pacts in " + folder, unreadable);
    }
  }

  public static List<Pacted> of(Path file) {
    Pact pact = DefaultPactReader.INSTANCE.loadPact(file.toFile());
    List<Pacted> interactions = new ArrayList<>();
    pact.getInteractions()
        .forEach(
            interaction ->
                interactions.add(
                    new Pacted(
                        pact.getProvider().getName(),
                        (V4Interaction.SynchronousHttp) interaction.asV4Interaction())));
    return interactions;
  }

  /** The client that asks. */
  public String consumer() {
    return consumerOf(provider);
  }

  public static String consumerOf(String spec) {
    return Provider.ofSpec(spec).name() + "-client";
  }

  public Spec spec() {
    return Spec.named(provider);
  }

  public HttpRequest request() {
    return interaction.getRequest();
  }

  public HttpResponse response() {
    return interaction.getResponse();
  }

  public String description() {
    return interaction.getDescription();
  }

  public Optional<Operation> operation() {
    return spec().operationFor(request().getMethod(), request().getPath());
  }

  /** Whether it is a call of that operation, whichever edition of its spec that is from. */
  boolean isOf(Operation operation) {
    return provider.equals(operation.spec().name())
        && operation
            .spec()
            .operationFor(request().getMethod(), request().getPath())
            .filter(operation::equals)
            .isPresent();
  }

  /** The name of the spec's example that the response was made from; empty for an empty body. */
  public Optional<String> example() {
    return Optional.ofNullable(interaction.getComments().get("example")).map(JsonValue::asString);
  }

  /** The response's media type without parameters; empty if it has none. */
  public Optional<String> mediaType() {
    return header("Content-Type").map(type -> type.replaceFirst(";.*", "").strip());
  }

  /** Of the response. */
  Optional<String> header(String name) {
    return response().getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().get(0))
        .findFirst();
  }

  public int status() {
    return response().getStatus();
  }

  @Override
  public String toString() {
    return provider + "." + description();
  }
}
