package dev.exportclients.sandbox.internal.control;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandbox's own page: every call, id and fault. */
public final class Page implements Handler {
  private static final String TEMPLATE = template();

  private static String template() {
    try (InputStream in = Page.class.getResourceAsStream("page.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Beside the providers' own. */
  private static final List<CurlLine> FOR_TESTS =
      List.of(
          CurlLine.get("For tests: the requests so far", "/__sandbox/requests", Map.of()),
          CurlLine.get(
              "For tests: those to the other origin", "/__sandbox/other-requests", Map.of()),
          CurlLine.get("For tests: how to sign in", "/__sandbox/providers", Map.of()),
          CurlLine.get(
              "For tests: what a file is",
              "/__sandbox/file?operation=ems.exportResults&id=1000070000",
              Map.of()),
          new CurlLine(
              "For tests: everything as at the start", "POST", "/__sandbox/reset", Map.of()));

  private final Deployment deployment;
  private final List<SandboxProvider> providers;

  public Page(Deployment deployment, List<SandboxProvider> providers) {
    this.deployment = deployment;
    this.providers = providers;
  }

  @Override
  public Response handle(ApiCall call) {
    String origin = deployment.origin(call);
    String html =
        TEMPLATE
            .replace("{{providers}}", providers())
            .replace("{{calls}}", calls(origin))
            .replace("{{ids}}", ids())
            .replace("{{faults}}", faults())
            .replace("{{states}}", states())
            .replace("{{origin}}", escape(origin));
    return Response.text(200, "text/html; charset=utf-8", html);
  }

  private String providers() {
    List<String> titles = Specs.loaded().titles();
    int last = titles.size() - 1;
    return escape(String.join(", ", titles.subList(0, last)) + " and " + titles.get(last));
  }

  /** All that the page shows, in its order. */
  public List<CurlLine> lines() {
    Stream<CurlLine> own = providers.stream().flatMap(provider -> provider.calls().stream());
    return Stream.concat(own, FOR_TESTS.stream()).toList();
  }

  private String calls(String origin) {
    return lines().stream()
        .map(c -> "<h3>" + escape(c.title()) + "</h3>\n<pre>" + escape(c.line(origin)) + "</pre>\n")
        .collect(Collectors.joining());
  }

  private static String faults() {
    return Arrays.stream(FaultKind.values())
        .map(
            k ->
                row(
                    k.label,
                    k.example,
                    k.scope.name().toLowerCase(Locale.ROOT),
                    k.times == 0 ? "always" : k.times + "x",
                    k.text))
        .collect(Collectors.joining());
  }

  private String ids() {
    return providers.stream()
        .flatMap(provider -> provider.ids().stream())
        .map(
            id ->
                "<tr><td>%s</td><td><code>%s</code></td><td>%s</td></tr>%n"
                    .formatted(escape(id.where()), escape(id.id()), escape(id.meaning())))
        .collect(Collectors.joining());
  }

  private String states() {
    String credentials = String.join(", ", deployment.credentials().names());
    return States.NAMES.entrySet().stream()
        .map(
            s ->
                row(
                    s.getKey(),
                    (s.getKey().equals("credentials") ? credentials + ": " : "") + s.getValue()))
        .collect(Collectors.joining());
  }

  private static String row(String name, String... cells) {
    String rest =
        Arrays.stream(cells)
            .map(cell -> "<td>" + escape(cell) + "</td>")
            .collect(Collectors.joining());
    return "<tr><th><code>" + escape(name) + "</code></th>" + rest + "</tr>\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
