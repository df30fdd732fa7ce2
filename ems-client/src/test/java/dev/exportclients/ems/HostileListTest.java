package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists that no server of good will sends: read, or unexpected; nothing else, and soon. */
class HostileListTest {
  private static final int MANY = 100_000;

  record Body(String name, String mediaType, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Body> bodies() {
    String digits = "9".repeat(MANY);
    return Stream.of(
        json("deep arrays", "[".repeat(MANY)),
        json("deep in a field nobody knows", "[{\"Id\":\"1\",\"x\":" + "[".repeat(MANY)),
        json("deep and closed", "[{\"Id\":\"1\",\"x\":" + nested("[", "]") + "}]"),
        json("deep objects", "[{\"Id\":\"1\",\"x\":" + nested("{\"a\":", "}") + "}]"),
        json("a long string", "[{\"Id\":\"" + "a".repeat(MANY) + "\"}]"),
        json("a long name", "[{\"" + "a".repeat(MANY) + "\":1}]"),
        json("a long number", "[{\"Id\":" + digits + "}]"),
        json("a large exponent", "[{\"Id\":1e999999999}]"),
        json("a long date", "[{\"Id\":\"1\",\"Created\":\"" + digits + "\"}]"),
        json("blanks in a date", "[{\"Id\":\"1\",\"Created\":\"2" + " ".repeat(MANY) + "x\"}]"),
        json(
            "a long fraction",
            "[{\"Id\":\"1\",\"Created\":\"2020-01-01T00:00:00." + digits + "\"}]"),
        json("many names", "[{" + "\"a\":1,".repeat(MANY) + "\"Id\":\"1\"}]"),
        json("many empty things", "[" + "{},".repeat(MANY) + "{}]"),
        json("many things", "[" + "{\"Id\":\"\"},".repeat(MANY) + "{\"Id\":\"\"}]"),
        json("many nulls", "[" + "null,".repeat(MANY) + "null]"),
        json("an object", "{" + "\"a\":{},".repeat(100_000) + "\"a\":{}}"),
        xml("deep elements", "<a>".repeat(MANY)),
        xml("deep and closed elements", nested("<a>", "</a>")),
        xml("many attributes", "<Attachment" + " a=\"\"".repeat(MANY) + "/>"),
        xml("a long attribute", "<Attachment a=\"" + digits + "\"/>"),
        xml("a long element name", "<" + "a".repeat(MANY) + "/>"),
        xml("many attachments", "<Attachment><Id/></Attachment>".repeat(100_000)),
        xml("a long text", "<Attachment><Id>" + digits + "</Id></Attachment>"),
        xml("many comments", "<!-- -->".repeat(MANY)),
        xml("a comment without an end", "<!--".repeat(MANY)),
        xml("many references", "<Attachment><Id>" + "&#65;".repeat(MANY) + "</Id></Attachment>"),
        xml("unknown references", "<Attachment><Id>" + "&a;".repeat(MANY) + "</Id></Attachment>"),
        xml("sections", "<Attachment><Id>" + "<![CDATA[x]]>".repeat(MANY) + "</Id></Attachment>"),
        xml("instructions", "<?a b?>".repeat(MANY)));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void isReadOrUnexpected(Body body) throws Exception {
    byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
    String type = "Content-Type: " + body.mediaType() + "\r\n";
    FakeTime time = new FakeTime();
    try (var server = new ScriptedServer(x -> x.send("200 OK", type, bytes));
        EmsClient client =
            EmsClient.builder()
                .baseUrl(server.url())
                .credentials("LAB\\Ada", Secret.of("T0ken+/="))
                .settings(ClientSettings.builder().clock(time).sleeper(time).build())
                .build()) {
      try {
        assertThat(client.attachments(EntityType.WELL, 1)).isNotNull();
      } catch (UnexpectedContentException refused) {
        assertThat(refused.getMessage()).hasSizeLessThan(1500);
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static Body json(String name, String text) {
    return new Body("JSON: " + name, "application/json", text);
  }

  private static Body xml(String name, String text) {
    return new Body(
        "XML: " + name, "application/xml", "<ArrayOfAttachment>" + text + "</ArrayOfAttachment>");
  }

  private static String nested(String open, String close) {
    return open.repeat(MANY) + "1" + close.repeat(MANY);
  }
}
