package dev.exportclients.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.Attempt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a Location leads, and a presigned link, and a base URL. */
class RedirectTargetTest {
  private final FakeTime time = new FakeTime();

  /** The first request is for /files/1?note=n; SERVER stands for the server's own address. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        "other.csv /files/other.csv",
        "./other.csv /files/other.csv",
        "../other.csv /other.csv",
        "../../../other.csv /other.csv",
        "/a/./b/../c/ /a/c/",
        "/a/b/.. /a/",
        "/a/b/. /a/b/",
        "/a//b/../c /a//c",
        "/a/%2e%2e/b /a/%2e%2e/b",
        "/a/..b/.c/... /a/..b/.c/...",
        "?x=/../y /files/1?x=/../y",
        "? /files/1?",
        "/x? /x?",
        "other?x=1#part /files/other?x=1",
        "//SERVER/x /x",
        "http://SERVER/a/../x /x",
        "HTTP://SERVER/x /x",
        "http://SERVER /",
        "http://SERVER?x=1 /?x=1",
        "http://SERVER#x /",
        "http://SERVER/a?u=http://b/../c /a?u=http://b/../c",
        "12:30.csv /files/12:30.csv",
        "`/my report.csv` /my%20report.csv",
        "`  /x  ` /x",
        "/结果.csv /%E7%BB%93%E6%9E%9C.csv",
        "/a?x=1|2 /a?x=1%7C2",
        "/a?x=\"1\" /a?x=%221%22",
        "/a?x={1} /a?x=%7B1%7D",
        "/a<b>?c<d> /a%3Cb%3E?c%3Cd%3E",
        "/a\\b^c`d` /a%5Cb%5Ec%60d%60",
        "/100%.csv?50%2 /100%25.csv?50%252",
        "/a%20b%c3%A9?s=a%2Bb%3D+/ /a%20b%c3%A9?s=a%2Bb%3D+/",
        "/a?x[]=1&y=[2] /a?x[]=1&y=[2]",
        "/a[1] /a[1]",
        "/~a!$&'()*+,;=:@ /~a!$&'()*+,;=:@"
      })
  void followsAsRfc3986Resolves(String location, String asked) throws Exception {
    assertThat(secondRequest(location)).isEqualTo(asked.replace("`", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#part"})
  void goesInARoundWhereTheLocationIsTheSame(String location) throws Exception {
    assertThat(secondRequest(location)).isEqualTo("/files/1?note=n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:s3cret@SERVER/x",
        "http://s3cret@SERVER/x",
        "http://SERVER@s3cret.example/x",
        "//s3cret:@SERVER/x",
        "http://SERVER\\@s3cret.example/x",
        "http://SERVER\\s3cret",
        "http://SERVER;s3cret/x",
        "http://SERVER&s3cret=/x",
        "http://SERVER:80/x?s3cret",
        "http://localhost:99999/s3cret",
        "http://localhost:0/s3cret",
        "http://localhost:4294967376/s3cret",
        "http://localhost:-80/s3cret",
        "http://localhost:+80/s3cret",
        "http://localhost:8o/s3cret",
        "http://[::1/s3cret",
        "http://[::1]x/s3cret",
        "http://[s3cret]/x",
        "http://::1/s3cret",
        "http:///s3cret",
        "http://:80/s3cret",
        "http:s3cret",
        "https:/s3cret",
        "ftp://SERVER/s3cret",
        "file:///etc/s3cret",
        "javascript:s3cret",
        "http://a%2Fs3cret/x",
        "http://a%40s3cret/x",
        "http://a|s3cret/x",
        "http://a s3cret/x",
        "/x\ts3cret",
        "/x\u007fs3cret",
        "http://＠s3cret/x"
      })
  void followsToNoAddressThatIsNoneAndDoesNotSayIt(String location) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send("302 F", location(location, x.socket().getLocalPort()), ""));
        var client = client(server.url())) {
      assertThatThrownBy(() -> read(client))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("redirect")
          .hasMessageNotContaining("s3cret");
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Through a proxy, which need not know the hosts. */
  @ParameterizedTest
  @CsvSource({
    "http://my_store.example/x, http://my_store.example/x",
    "http://My_Store.EXAMPLE:8080/x, http://my_store.example:8080/x",
    "http://store.example:/x, http://store.example/x",
    "http://bücher.example/é, http://xn--bcher-kva.example/%C3%A9",
    "http://b%C3%BCcher.example/, http://xn--bcher-kva.example/",
    "http://[2001:DB8::1]:81/x, http://[2001:db8::1]:81/x",
    "http://127.1/x, http://127.1/x"
  })
  void knowsHostsThatJavasUriDoesNot(String location, String asked) throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send("200 OK", "", "bytes"));
        var server = new ScriptedServer(x -> x.send("302 F", location(location, 0), ""));
        var client = new TestClient(server.url(), through(proxy).allowInsecureHttp(true).build())) {
      assertThat(read(client)).isEqualTo("bytes");
      String host = URI.create(asked).getRawAuthority();
      assertThat(proxy.requests().get(0).headers()).containsEntry("host", host);
      assertThat(path(proxy, 0)).isEqualTo(URI.create(asked).getRawPath());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_server.example, http://my_server.example/files/1",
    "HTTP://My_Server.example:81/base//, http://my_server.example:81/base/files/1",
    "http://bücher.example/é/, http://xn--bcher-kva.example/%C3%A9/files/1"
  })
  void soDoesABaseUrlAndItsOriginGetsTheCredential(String baseUrl, String asked) throws Exception {
    try (var proxy =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.send("302 F", "Location: 2?x\r\n", "");
                  } else {
                    x.send("200 OK", "", "bytes");
                  }
                });
        var client =
            new TestClient(URI.create(baseUrl), through(proxy).allowInsecureHttp(true).build())) {
      assertThat(read(client)).isEqualTo("bytes");
      assertThat(path(proxy, 0)).isEqualTo(URI.create(asked).getRawPath());
      assertThat(path(proxy, 1)).isEqualTo(URI.create(asked).resolve("2").getRawPath());
      assertThat(proxy.requests())
          .allSatisfy(
              request ->
                  assertThat(request.headers())
                      .containsEntry("x-test-key", TestClient.KEY.reveal())
                      .containsEntry("host", URI.create(asked).getRawAuthority()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1.example",
        "http://127.0.0.256",
        "http://127.0.0",
        "http://127.0.0.0x1",
        "http://localhost.example",
        "http://my_server"
      })
  void takesNoOtherHostForThisMachine(String baseUrl) {
    assertThatThrownBy(() -> BaseUrl.of(URI.create(baseUrl), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plain http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://u@my_server", "https://u:p@host", "https://u@bücher.example"})
  void refusesUserInfoInABaseUrl(String baseUrl) {
    assertThatThrownBy(() -> BaseUrl.of(URI.create(baseUrl), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user info");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../b%2f?X-Amz-Signature=a%2Bb%3D&n=é, /a/../b%2f?X-Amz-Signature=a%2Bb%3D&n=%C3%A9",
    "/my file[1].csv?s={x}, /my%20file[1].csv?s=%7Bx%7D"
  })
  void opensAPresignedLinkByteForByte(String link, String asked) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "bytes"));
        var client = client(server.url())) {
      new Attempt(new CallReport("test.link", ClientSettings.defaults()), 1, null)
          .run(attempt -> client.runtime.fetch(server.url() + link, Map.of(), attempt));
      assertThat(server.requests().get(0).path()).isEqualTo(asked);
    }
  }

  /** RFC 3986, 5.4, in the forms that are http. */
  @Example
  void resolvesTheExamplesOfTheRfc() {
    RequestTarget base = RequestTarget.of("http://a/b/c/d;p?q");
    Map<String, String> examples =
        Map.ofEntries(
            Map.entry("g", "/b/c/g"),
            Map.entry("./g", "/b/c/g"),
            Map.entry("g/", "/b/c/g/"),
            Map.entry("/g", "/g"),
            Map.entry("?y", "/b/c/d;p?y"),
            Map.entry("g?y", "/b/c/g?y"),
            Map.entry("#s", "/b/c/d;p?q"),
            Map.entry("g#s", "/b/c/g"),
            Map.entry(";x", "/b/c/;x"),
            Map.entry("g;x?y#s", "/b/c/g;x?y"),
            Map.entry("", "/b/c/d;p?q"),
            Map.entry(".", "/b/c/"),
            Map.entry("./", "/b/c/"),
            Map.entry("..", "/b/"),
            Map.entry("../", "/b/"),
            Map.entry("../g", "/b/g"),
            Map.entry("../..", "/"),
            Map.entry("../../", "/"),
            Map.entry("../../g", "/g"),
            Map.entry("../../../g", "/g"),
            Map.entry("/./g", "/g"),
            Map.entry("/../g", "/g"),
            Map.entry("g.", "/b/c/g."),
            Map.entry("..g", "/b/c/..g"),
            Map.entry("./../g", "/b/g"),
            Map.entry("./g/.", "/b/c/g/"),
            Map.entry("g/./h", "/b/c/g/h"),
            Map.entry("g/../h", "/b/c/h"),
            Map.entry("g;x=1/../y", "/b/c/y"),
            Map.entry("g?y/../x", "/b/c/g?y/../x"),
            Map.entry("g#s/../x", "/b/c/g"));
    examples.forEach(
        (reference, resolved) ->
            assertThat(base.resolve(reference).pathAndQuery()).as(reference).isEqualTo(resolved));
    assertThat(base.resolve("//g")).isEqualTo(RequestTarget.of("http://g"));
  }

  @Property
  void whateverIsFollowedIsARequestLineAndAUri(
      @ForAll
          @StringLength(max = 60)
          @Chars({'/', '.', ':', '?', '#', '%', '@', '[', ']', '\\', ' ', '|', '2', 'f'})
          @CharRange(from = 0x20, to = 0xff)
          String location) {
    RequestTarget target;
    try {
      target = RequestTarget.of("https://host/a/b?c").resolve(location);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(target.pathAndQuery()).startsWith("/").matches("[!$-;=?-\\[\\]_a-z~]*");
    assertThat(target.uri().getRawAuthority()).isEqualTo(target.authority());
    assertThat(target.resolve("").pathAndQuery()).isEqualTo(target.pathAndQuery());
  }

  private String secondRequest(String location) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.send("302 F", location(location, x.socket().getLocalPort()), "");
                  } else {
                    x.send("200 OK", "", "bytes");
                  }
                });
        var client = client(server.url())) {
      assertThat(read(client)).isEqualTo("bytes");
      return server.requests().get(1).path();
    }
  }

  /** In UTF-8: what the server writes as Latin-1 are bytes. */
  private static String location(String location, int port) {
    byte[] bytes = location.replace("SERVER", "localhost:" + port).getBytes(StandardCharsets.UTF_8);
    return "Location: " + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n";
  }

  private ClientSettings.Builder through(ScriptedServer proxy) {
    var address = new InetSocketAddress(proxy.url().getHost(), proxy.url().getPort());
    ProxySelector all = ProxySelector.of(address);
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .proxy(
            new ProxySelector() {
              @Override
              public List<Proxy> select(URI uri) {
                return "localhost".equals(uri.getHost())
                    ? List.of(Proxy.NO_PROXY)
                    : all.select(uri);
              }

              @Override
              public void connectFailed(URI uri, SocketAddress at, IOException e) {
                // The test sees it.
              }
            });
  }

  /** Of the whole URL that a proxy is sent; the library writes its host in Unicode. */
  private static String path(ScriptedServer proxy, int request) {
    String url = proxy.requests().get(request).path();
    String path = url.substring(url.indexOf('/', "http://".length()));
    return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
  }

  private static String read(TestClient client) {
    return client
        .file("1", "n")
        .read(
            c -> new String(c.stream().readAllBytes(), StandardCharsets.UTF_8),
            DownloadOptions.defaults());
  }

  private TestClient client(URI url) {
    return new TestClient(url, ClientSettings.builder().clock(time).sleeper(time).build());
  }
}
