package dev.exportclients.sandbox.internal.control;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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

  @Override
  public Response handle(ApiCall call) {
    String origin = "http://" + call.request.header("Host").orElse("127.0.0.1");
    String html =
        TEMPLATE
            .replace("{{calls}}", calls(origin))
            .replace("{{faults}}", faults())
            .replace("{{states}}", states())
            .replace("{{origin}}", escape(origin));
    return Response.text(200, "text/html; charset=utf-8", html);
  }

  private static String calls(String origin) {
    return CurlLine.ALL.stream()
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

  private static String states() {
    return States.NAMES.entrySet().stream()
        .map(s -> row(s.getKey(), s.getValue()))
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
