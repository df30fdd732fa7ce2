package dev.exportclients.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.sandbox.SandboxSettings;
import dev.exportclients.sandbox.ServedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each client does with a network and a server that misbehave: one definition, which every
 * client's test extends. The faults are the sandbox's, by their names.
 */
@ExtendWith(SandboxExtension.class)
public abstract class ClientBehaviour {
  /** With all that an escape or an encoding may change. */
  protected static final String SECRET = "Q7+tOk/En=with+Capitals/9zY==";

  /** What a proxy is told, if there is one. */
  static final String PROXY_PASSWORD = "Pr0xy+Pass/Of=Ada7wQ==";

  static final String PROXY_USER = "user";

  private static final long SIZE = 300_000;

  /** A client under test. */
  public interface Subject extends AutoCloseable {
    /** Some file of that many bytes. */
    Download file(long size);

    /** A call that brings a value; false if the provider has none. */
    default boolean call() {
      return false;
    }

    /** The client's own. */
    void checkCredentials();

    @Override
    void close();
  }

  @TempDir protected Path folder;
  protected Sandbox sandbox;
  protected final FakeTime time = new FakeTime();
  protected final List<String> heard = new ArrayList<>();

  protected abstract Subject open(URI baseUrl, ClientSettings settings);

  /** What the sandbox serves for {@link Subject#file}. */
  protected abstract ServedFile served(long size);

  /** Makes {@link #SECRET} the credential of the client's provider. */
  protected abstract void accept(SandboxSettings settings);

  /** Those that go with each request. */
  protected abstract Set<String> secrets();

  /** Those that stay here, such as a key that signs. */
  protected Set<String> unsentSecrets() {
    return Set.of();
  }

  /** Whether an error envelope under a 2xx can be told from a file. */
  protected boolean knowsEnvelopes() {
    return true;
  }

  /** What the provider says before it sends a file from this URL, if it says something. */
  protected Optional<String> leadingTo(URI file) {
    return Optional.empty();
  }

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
    accept(sandbox.settings());
  }

  @Test
  void savesTheWholeFile() throws Exception {
    DownloadReceipt receipt = saves("none");
    assertThat(receipt.attempts()).isEqualTo(1);
    assertThat(receipt.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cut=0",
        "cut=1",
        "cut=65536",
        "cut=65537",
        "cut=175000",
        "cut=-1",
        "cut=75000x3",
        "rst=175000",
        "chunked,cut=175000",
        "unterminated",
        "bad-chunk=150000",
        "stall=175000",
        "stall-headers",
        "drop",
        "garbage",
        "etag-weak,cut=175000",
        "no-validator,cut=175000",
        "last-modified-only,cut=175000",
        "last-modified-now,cut=175000",
        "no-ranges,cut=175000",
        "cut=175000~range-ignored",
        "cut=175000~range-refused",
        "cut=175000~range-wrong-start",
        "cut=175000~range-wrong-total",
        "cut=175000~range-no-header",
        "cut=175000~range-other-object",
        "cut=175000~range-short=50000",
        "gzip",
        "gzip,cut=100000",
        "429=7",
        "429=date:7",
        "503x2",
        "500",
        "502",
        "504",
        "redirect-same",
        "redirect-same=307",
        "redirect-other@file",
        "redirect-other@file,cut=175000",
        "redirect-hops=5",
      })
  void savesTheFileInSpiteOf(String fault) throws Exception {
    DownloadReceipt receipt = saves(fault);
    assertThat(sandbox.otherRequests()).noneMatch(this::carriesSecret);
    assertThat(receipt.sha256()).isEqualTo(served(SIZE).sha256());
  }

  /** A link to a file store carries its own. */
  @Test
  protected void carriesItsCredentialsOnEachAttemptAndEachResumedPart() throws Exception {
    saves("503x2~cut=100000x2");
    assertThat(sandbox.requests())
        .hasSizeGreaterThan(4)
        .anyMatch(request -> request.status() == 503)
        .anyMatch(request -> request.status() == 206)
        .filteredOn(request -> !request.operation().endsWith(".link"))
        .isNotEmpty()
        .allMatch(this::carriesSecret);
  }

  /** Signatures hold with it. */
  @Test
  void sendsWhatAnInterceptorAddsWithEachAttemptAndEachResumedPart() throws Exception {
    savesTraced("503x2~cut=100000x2");
    assertThat(sandbox.requests())
        .anyMatch(request -> request.status() == 503)
        .anyMatch(request -> request.status() == 206)
        .filteredOn(request -> !request.operation().endsWith(".link"))
        .isNotEmpty()
        .allMatch(
            request -> request.header("traceparent").equals(Optional.of(request.operation())));
  }

  @Test
  void sendsWhatAnInterceptorAddsToNoFileStore() throws Exception {
    savesTraced("redirect-other@file");
    assertThat(sandbox.otherRequests())
        .isNotEmpty()
        .noneMatch(request -> request.header("traceparent").isPresent());
    assertThat(sandbox.requests())
        .filteredOn(request -> request.operation().endsWith(".link"))
        .noneMatch(request -> request.header("traceparent").isPresent());
  }

  private void savesTraced(String fault) {
    ClientSettings traced =
        settings()
            .requestInterceptor(request -> request.header("traceparent", request.operation()))
            .build();
    try (Subject client = open(sandbox.baseUrl(fault), traced)) {
      client.file(SIZE).saveTo(folder.resolve("f"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut=175000", "stall=175000", "chunked,cut=175000", "unterminated"})
  void movesEachByteOnce(String fault) throws Exception {
    URI url = sandbox.baseUrl(fault);
    try (Subject client = open(url, settings(fault).build())) {
      client.file(SIZE).saveTo(folder.resolve("f"));
      assertThat(bodyBytes()).isBetween(SIZE, SIZE + 128 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut=175000", "chunked,cut=175000", "unterminated"})
  void goesOnInALaterCallAndMovesEachByteOnce(String fault) throws Exception {
    URI url = sandbox.baseUrl(fault);
    Path target = folder.resolve("f");
    try (Subject once = open(url, settings(fault).retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> once.file(SIZE).saveTo(target))
          .isInstanceOf(TransferException.class);
      assertThat(target).doesNotExist();
    }
    try (Subject again = open(url, settings(fault).build())) {
      DownloadReceipt receipt = again.file(SIZE).saveTo(target);

      assertThat(receipt.resumes()).isEqualTo(1);
      assertThat(names()).containsExactly("f");
      assertThat(receipt.sha256()).isEqualTo(served(SIZE).sha256());
      assertThat(bodyBytes()).isBetween(SIZE, SIZE + 128 * 1024);
    }
  }

  /** A 206 that does not prove to be of the same object. */
  static Stream<String> unprovedRanges() {
    return Stream.of(
        "cut=175000~range-no-validator",
        "last-modified-only,cut=175000,range-no-validator",
        "cut=175000~range-other-date",
        "last-modified-only,cut=175000,range-other-date",
        "etag-weak-dated,cut=175000,range-other-date");
  }

  /** A 206 that is not as long as it says. */
  static Stream<String> misstatedRanges() {
    return Stream.of(
        "cut=175000~range-overlong=5000",
        "cut=175000~range-short=50000,range-overlong=5000",
        "cut=175000~range-incomplete=5000",
        "chunked,cut=175000,range-overlong=5000",
        "chunked,cut=175000,range-incomplete=5000");
  }

  @ParameterizedTest
  @MethodSource("unprovedRanges")
  void startsOverWhenNothingProvesARangeToBeOfTheSameObject(String fault) throws Exception {
    assertThat(saves(fault).resumes()).isZero();
  }

  @ParameterizedTest
  @MethodSource("misstatedRanges")
  void savesTheFileThoughARangeIsNotAsLongAsItSays(String fault) throws Exception {
    assertThat(saves(fault).sha256()).isEqualTo(served(SIZE).sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = "cut=175000~range-other-object")
  @MethodSource({"unprovedRanges", "misstatedRanges"})
  void copiesTheFileOrItsStartAndNothingElse(String fault) throws Exception {
    try (Subject client = open(sandbox.baseUrl(fault), settings(fault).build())) {
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      Throwable failure =
          catchThrowable(() -> client.file(SIZE).copyTo(sink, DownloadOptions.defaults()));

      byte[] whole = served(SIZE).bytes();
      assertThat(sink.size()).isGreaterThan(0);
      if (failure == null) {
        assertThat(Arrays.mismatch(sink.toByteArray(), whole)).isEqualTo(-1);
      } else {
        assertThat(failure).isInstanceOf(TransferException.class);
        byte[] start = Arrays.copyOf(whole, sink.size());
        assertThat(Arrays.mismatch(sink.toByteArray(), start)).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"html@file", "envelope"})
  void deliversNothingOfWhatIsNoExport(String fault) throws Exception {
    boolean html = fault.startsWith("html");
    if (!html && !knowsEnvelopes()) {
      return;
    }
    Class<? extends Throwable> type = html ? UnexpectedContentException.class : ApiException.class;
    DownloadOptions options = DownloadOptions.defaults();
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (Subject client = open(sandbox.baseUrl(fault), settings(fault).build())) {
      assertThatThrownBy(() -> client.file(SIZE).copyTo(sink, options)).isInstanceOf(type);
      assertThat(sink.size()).isZero();

      List<Content> read = new ArrayList<>();
      assertThatThrownBy(() -> client.file(SIZE).read(read::add, options)).isInstanceOf(type);
      assertThat(read).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"429=7", "503=date:7", "503=rfc850:7", "429=asctime:7"})
  void comesAgainWhenTheServerSaysInWhateverForm(String fault) throws Exception {
    saves(fault);
    assertThat(time.pauses()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "429=99999999999999999999xall",
        "429=date:86400xall",
        "429=rfc850:86400xall",
        "429=asctime:86400xall",
      })
  void reportsAThrottleThatLastsTooLongAtOnce(String fault) throws Exception {
    fails(fault, RateLimitedException.class);
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void startsOverWhenTheObjectChanges() throws Exception {
    try (Subject client = open(sandbox.baseUrl("cut=175000~changed"), settings().build())) {
      DownloadReceipt receipt = client.file(SIZE).saveTo(folder.resolve("f"));

      assertThat(receipt.sha256()).isEqualTo(served(SIZE).version(1).sha256());
      assertThat(Files.readAllBytes(folder.resolve("f")))
          .isEqualTo(served(SIZE).version(1).bytes());
    }
  }

  @Test
  void copiesOnAfterABreak() throws Exception {
    try (Subject client = open(sandbox.baseUrl("cut=175000"), settings().build())) {
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      DownloadReceipt receipt = client.file(SIZE).copyTo(sink, DownloadOptions.defaults());

      assertThat(sink.toByteArray()).isEqualTo(served(SIZE).bytes());
      assertThat(receipt.sha256()).isEqualTo(served(SIZE).sha256());
    }
  }

  @Test
  void neverMixesTwoObjectsInASink() throws Exception {
    try (Subject client = open(sandbox.baseUrl("cut=175000~changed"), settings().build())) {
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      assertThatThrownBy(() -> client.file(SIZE).copyTo(sink, DownloadOptions.defaults()))
          .isInstanceOf(TransferException.class);
      assertThat(sink.toByteArray()).isEqualTo(Arrays.copyOf(served(SIZE).bytes(), sink.size()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlong=5000", "overlong-response"})
  void takesNoMoreThanWasPromised(String fault) throws Exception {
    try (Subject client = open(sandbox.baseUrl(fault), settings(fault).build())) {
      for (int i = 0; i < 3; i++) {
        DownloadReceipt receipt = client.file(1000).saveTo(folder.resolve("f" + i));
        assertThat(receipt.sha256()).isEqualTo(served(1000).sha256());
      }
    }
  }

  @Test
  void asksAgainOnADeadPooledConnection() throws Exception {
    try (Subject client = open(sandbox.baseUrl("dead"), settings().build())) {
      client.file(1000).saveTo(folder.resolve("first"));
      DownloadReceipt receipt = client.file(1000).saveTo(folder.resolve("second"));
      assertThat(receipt.sha256()).isEqualTo(served(1000).sha256());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "encoding=br", "no-content@file", "accepted@file"})
  void publishesNothingThatIsNoExport(String fault) throws Exception {
    fails(fault + (fault.contains("@") ? "" : "@file"), UnexpectedContentException.class);
  }

  @Test
  void readsAnErrorEnvelopeUnderA200AsTheError() throws Exception {
    if (knowsEnvelopes()) {
      fails("envelope", ApiException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut=175000xall,no-validator", "drop=1xall", "stall-headersxall"})
  void leavesNothingWhenItGivesUp(String fault) throws Exception {
    fails(fault, TransferException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect-loop", "redirect-nowhere", "redirect-hops=6"})
  void givesUpRedirectsThatLeadNowhere(String fault) throws Exception {
    fails(fault, TransferException.class);
  }

  @Test
  void reportsAProviderThatStaysDown() throws Exception {
    fails("503xall", ProviderUnavailableException.class);
    assertThat(time.pauses()).hasSize(4);
  }

  @Test
  void endsAtTheShorterOfTheDownloadsDeadlineAndTheClients() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    Duration hour = Duration.ofHours(1);
    DownloadOptions brief = DownloadOptions.defaults().deadline(minute);
    assertThat(pausesUntilTheEnd(settings(), brief)).isLessThan(minute);
    assertThat(pausesUntilTheEnd(settings().deadline(hour), brief)).isLessThan(minute);
    assertThat(pausesUntilTheEnd(settings().deadline(minute), brief.deadline(hour)))
        .isLessThan(minute);
    assertThat(pausesUntilTheEnd(settings(), DownloadOptions.defaults())).isGreaterThan(minute);
  }

  private Duration pausesUntilTheEnd(ClientSettings.Builder settings, DownloadOptions options) {
    time.pauses().clear();
    RetryPolicy many = RetryPolicy.defaults().withRetries(10);
    try (Subject client = open(sandbox.baseUrl("503=20xall"), settings.retryPolicy(many).build())) {
      assertThatThrownBy(() -> client.file(SIZE).saveTo(folder.resolve("f"), options))
          .isInstanceOf(ProviderUnavailableException.class);
    }
    return time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stall=175000xall", "stall-headersxall"})
  void endsInTheMiddleAtTheDownloadsDeadline(String fault) throws Exception {
    DownloadOptions options = DownloadOptions.defaults().deadline(Duration.ofMillis(300));
    try (Subject client = open(sandbox.baseUrl(fault), settings().build())) {
      assertThatThrownBy(() -> client.file(SIZE).saveTo(folder.resolve("f"), options))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("deadline");
      assertThat(folder.resolve("f")).doesNotExist();
    }
  }

  @Test
  void asksForASharedDeadlineAtEachCall() throws Exception {
    List<Duration> left = new ArrayList<>(List.of(Duration.ofHours(1), Duration.ofNanos(1)));
    ClientSettings shared = settings().deadline(() -> Optional.of(left.remove(0))).build();
    try (Subject client = open(sandbox.baseUrl("none"), shared)) {
      client.file(SIZE).saveTo(folder.resolve("f"));
      assertThatThrownBy(() -> client.file(SIZE).saveTo(folder.resolve("g")))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("deadline");
      assertThat(names()).containsExactly("f");
    }
  }

  @Test
  void reportsAThrottleThatStays() throws Exception {
    fails("429=3600xall", RateLimitedException.class);
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void warnsOfALengthThatNobodyPromised() throws Exception {
    assertThat(saves("close-delimited").warnings())
        .containsExactly(DownloadWarning.UNVERIFIED_LENGTH);
  }

  @Test
  void savesAnEmptyFileWithAWarning() throws Exception {
    try (Subject client = open(sandbox.baseUrl("empty"), settings().build())) {
      DownloadReceipt receipt = client.file(SIZE).saveTo(folder.resolve("f"));
      assertThat(receipt.bytes()).isZero();
      assertThat(receipt.warnings()).contains(DownloadWarning.EMPTY_FILE);
    }
  }

  @Test
  void sendsOneRequestWithZeroRetries() throws Exception {
    try (Subject client =
        open(sandbox.baseUrl("503xall"), settings().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> client.file(SIZE).saveTo(folder.resolve("f")))
          .isInstanceOf(ProviderUnavailableException.class);
      assertThat(sandbox.requests()).hasSize(1);
    }
  }

  @Test
  protected void showsNoSecretAnywhere() throws Exception {
    List<String> shown = new ArrayList<>();
    List<String> faults =
        List.of(
            "none",
            "echo",
            "echo=400",
            "echo=403",
            "echo=404",
            "echo=406",
            "echo=410",
            "echo=412",
            "echo=422",
            "echo=429",
            "echo=500xall",
            "echo=200",
            "encoding=br",
            "html",
            "redirect-other@file",
            "cut=175000",
            "envelope",
            "503",
            "redirect-other,429=1",
            "redirect-nowhere",
            "404",
            "garbage");
    try (HeardLogs logs = new HeardLogs()) {
      for (String fault : faults) {
        useAll(() -> sandbox.baseUrl(fault), settings(fault).build(), shown);
      }
      for (String secret : allSecrets()) {
        String headers = "Content-Type: application/json\r\nContent-Encoding: " + secret + "\r\n";
        try (ScriptedServer echoing =
            new ScriptedServer(x -> x.send("200 OK", headers, "\"" + secret + "\""))) {
          useAll(echoing::url, settings("none").build(), shown);
        }
      }
      assertThat(shown).filteredOn(line -> line.contains("***")).hasSizeGreaterThan(faults.size());
      shown.addAll(logs.lines());
    }
    shown.addAll(heard);
    shown.add(sidecarOfABrokenDownload());
    assertThat(shown).anyMatch(line -> line.contains("dev.exportclients.exchange"));
    for (String secret : allSecrets()) {
      assertThat(shown).noneMatch(line -> line.contains(secret));
    }
    for (String secret : unsentSecrets()) {
      assertThat(sandbox.requests()).noneMatch(request -> carries(request.headers(), secret));
    }
    for (String secret : secrets()) {
      assertThat(sandbox.requests()).anyMatch(request -> carries(request.headers(), secret));
      assertThat(sandbox.otherRequests()).noneMatch(r -> carries(r.headers(), secret));
    }
    assertThat(shown).noneMatch(line -> line.matches("(?s).*Signature=[0-9a-zA-Z%+/]{20}.*"));
    assertThat(sandbox.otherRequests()).isNotEmpty().noneMatch(this::carriesSecret);
  }

  @Test
  void saysWhetherCredentialsAreAcceptedAndStartsNothing() throws Exception {
    try (Subject client = open(sandbox.baseUrl(), settings().build())) {
      client.checkCredentials();
    }
    assertThat(sandbox.requests()).isNotEmpty().allMatch(r -> r.method().equals("GET"));
    for (String fault : List.of("401xall", "403xall", "html")) {
      ClientSettings once = settings(fault).retryPolicy(RetryPolicy.none()).build();
      try (Subject client = open(sandbox.baseUrl(fault), once)) {
        assertThatThrownBy(client::checkCredentials)
            .as(fault)
            .isInstanceOfAny(
                UnauthenticatedException.class,
                PermissionDeniedException.class,
                UnexpectedContentException.class);
      }
    }
  }

  /** As servers, proxies and caches do that repeat what they were sent: in any spelling. */
  @Test
  protected void keepsNoSecretThatIsEchoedInAnySpelling() throws Exception {
    Set<String> echoes = new TreeSet<>();
    allSecrets().forEach(secret -> echoes.addAll(EchoedSecret.spellings(secret)));
    keepsNoEcho(echoes, ScriptedServer::url, server -> settings());
  }

  /** In place of the server, or of the way to it. */
  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void keepsNoPasswordThatAProxyEchoes(String scheme) throws Exception {
    List<ScriptedServer> proxies = new ArrayList<>();
    String pair = EchoedSecret.base64(PROXY_USER + ":" + PROXY_PASSWORD);
    keepsNoEcho(
        Set.of(PROXY_PASSWORD, pair, URLEncoder.encode(PROXY_PASSWORD, StandardCharsets.UTF_8)),
        proxy -> URI.create(scheme + "://provider.test"),
        proxy -> {
          proxies.add(proxy);
          InetSocketAddress address = new InetSocketAddress("localhost", proxy.url().getPort());
          return settings().proxy(ProxySelector.of(address)).allowInsecureHttp(true);
        });
    assertThat(proxies)
        .allSatisfy(
            proxy ->
                assertThat(proxy.requests())
                    .isNotEmpty()
                    .allSatisfy(
                        request ->
                            assertThat(request.headers())
                                .containsEntry("proxy-authorization", "Basic " + pair)));
  }

  private void keepsNoEcho(
      Set<String> echoes,
      Function<ScriptedServer, URI> baseUrl,
      Function<ScriptedServer, ClientSettings.Builder> settings)
      throws Exception {
    List<String> shown = new ArrayList<>();
    try (HeardLogs logs = new HeardLogs()) {
      for (String echo : echoes) {
        boolean isPlain = allSecrets().contains(echo);
        for (byte[] response : EchoedSecret.responses(echo, isPlain)) {
          try (ScriptedServer echoing =
                  new ScriptedServer(
                      x -> {
                        x.write(response, 0, response.length);
                        x.cut();
                      });
              Subject client =
                  open(
                      baseUrl.apply(echoing),
                      settings.apply(echoing).retryPolicy(RetryPolicy.none()).build())) {
            Path into = Files.createDirectories(folder.resolve("e" + shown.size()));
            note(shown, () -> client.file(SIZE).saveTo(into));
            note(shown, client::call);
            shown.addAll(EchoedSecret.in(into));
          }
        }
      }
      shown.addAll(logs.lines());
    }
    shown.addAll(heard);
    assertThat(shown).hasSizeGreaterThan(echoes.size());
    EchoedSecret.requireNone(echoes, shown);
  }

  /**
   * What stays in the folder to go on with holds none either, nor does what a later call says. Each
   * spelling is tried in some places, each place by some spellings.
   */
  @ParameterizedTest
  @EnumSource(EchoedSecret.Place.class)
  protected void keepsNoEchoedSecretBesideWhatAnInterruptedDownloadLeaves(EchoedSecret.Place place)
      throws Exception {
    Set<String> all = new TreeSet<>();
    allSecrets().forEach(secret -> all.addAll(EchoedSecret.spellings(secret)));
    List<String> echoes = place.someOf(List.copyOf(all));
    List<String> kept = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (String echo : echoes) {
      String headers = place.headers(echo);
      Path into = Files.createDirectory(folder.resolve("e" + told.size()));
      AtomicInteger files = new AtomicInteger();
      try (ScriptedServer echoing =
              new ScriptedServer(x -> interrupts(x, files, headers, "Refused " + echo));
          Subject client =
              open(echoing.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
        for (int call = 1; call <= 3; call++) {
          note(told, () -> client.file(SIZE).saveTo(into));
          List<String> left = EchoedSecret.in(into);
          assertThat(left.size() > 2).as("%s: %s", echo, told).isEqualTo(!place.isValidator());
          kept.addAll(left);
        }
      }
      assertThat(files).hasValueGreaterThanOrEqualTo(3);
    }
    EchoedSecret.requireNone(echoes, kept);
    EchoedSecret.requireNone(echoes, told);
  }

  /** Cuts the file, then the rest of it, then refuses. */
  private void interrupts(
      ScriptedServer.Exchange exchange, AtomicInteger files, String headers, String refusal)
      throws IOException {
    URI server = URI.create("http://" + exchange.request().headers().get("host"));
    Optional<String> before = leadingTo(server.resolve("/the-file"));
    if (before.isPresent() && !exchange.request().path().equals("/the-file")) {
      exchange.send("200 OK", "Content-Type: application/json\r\n", before.get());
      return;
    }
    int from = exchange.rangeStart();
    switch (files.incrementAndGet()) {
      case 1 -> exchange.head("200 OK", headers + "Content-Length: 200000\r\n");
      case 2 ->
          exchange.head(
              from == 0 ? "200 OK" : "206 Partial Content",
              headers
                  + (from == 0 ? "" : "Content-Range: bytes " + from + "-199999/200000\r\n")
                  + ("Content-Length: " + (200_000 - from) + "\r\n"));
      default -> {
        exchange.send("503 Refused", "Content-Type: text/plain\r\n", refusal);
        return;
      }
    }
    int enough = 6_600; // to be looked at, and written
    byte[] rows = "1;2;3;4;5\n".repeat(from == 0 ? enough : 10).getBytes(StandardCharsets.UTF_8);
    exchange.write(rows, 0, rows.length);
    exchange.cut();
  }

  /** In each way there is, each from the beginning of the faults. */
  private void useAll(Supplier<URI> server, ClientSettings settings, List<String> shown) {
    DownloadOptions options = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1));
    Path target = folder.resolve("f" + shown.size());
    List<Function<Subject, Object>> uses =
        List.of(
            client -> client.file(SIZE).saveTo(target, options),
            client -> client.file(SIZE).copyTo(OutputStream.nullOutputStream(), options),
            client -> client.file(SIZE).read(ClientBehaviour::described, options),
            Subject::call);
    for (Function<Subject, Object> use : uses) {
      try (Subject client = open(server.get(), settings)) {
        shown.add(client.toString());
        note(shown, () -> use.apply(client));
      }
    }
  }

  private static String described(Content content) throws IOException {
    content.stream().transferTo(OutputStream.nullOutputStream());
    return content.toString();
  }

  private String sidecarOfABrokenDownload() throws IOException {
    URI url = sandbox.baseUrl("cut=175000");
    try (Subject client =
        open(url, settings("cut=175000").retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> client.file(SIZE).saveTo(folder.resolve("broken")))
          .isInstanceOf(TransferException.class);
    }
    List<String> sidecars = names().stream().filter(n -> n.endsWith(".properties")).toList();
    assertThat(sidecars).hasSize(1);
    return Files.readString(folder.resolve(sidecars.get(0)));
  }

  private Set<String> allSecrets() {
    Set<String> all = new TreeSet<>(secrets());
    all.add(PROXY_PASSWORD);
    all.addAll(unsentSecrets());
    return all;
  }

  private DownloadReceipt saves(String fault) throws IOException {
    try (Subject client = open(sandbox.baseUrl(fault), settings(fault).build())) {
      Path target = folder.resolve("f");
      DownloadReceipt receipt = client.file(SIZE).saveTo(target);
      assertThat(Arrays.mismatch(Files.readAllBytes(target), served(SIZE).bytes())).isEqualTo(-1);
      assertThat(receipt.bytes()).isEqualTo(SIZE);
      assertThat(names()).containsExactly("f");
      return receipt;
    }
  }

  protected final void fails(String fault, Class<? extends Throwable> type) throws IOException {
    try (Subject client = open(sandbox.baseUrl(fault), settings(fault).build())) {
      assertThatThrownBy(() -> client.file(SIZE).saveTo(folder.resolve("f"))).isInstanceOf(type);
      assertThat(names()).isEmpty();
    }
  }

  /** Little patience where something stalls; elsewhere a busy machine is no fault. */
  private ClientSettings.Builder settings(String fault) {
    return fault.contains("stall") ? settings().idleTimeout(Duration.ofMillis(300)) : settings();
  }

  protected final ClientSettings.Builder settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .idleTimeout(Duration.ofSeconds(30))
        .proxyCredentials(PROXY_USER, Secret.of(PROXY_PASSWORD))
        .listener(
            new ExchangeListener() {
              @Override
              public void onCall(Call call) {
                heard.add(call.toString());
              }

              @Override
              public void onRequest(Request request) {
                heard.add(request.toString());
              }

              @Override
              public void onExchange(Exchange exchange) {
                heard.add(exchange.toString());
              }

              @Override
              public void onCallEnd(CallEnd end) {
                heard.add(end.toString());
              }

              @Override
              public void onRetry(Retry retry) {
                heard.add(retry.toString());
              }

              @Override
              public void onWait(Wait wait) {
                heard.add(wait.toString());
              }
            })
        .requestInterceptor(
            request -> heard.add(request + " " + request.operation() + " " + request.uri()));
  }

  protected final List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private long bodyBytes() {
    return sandbox.requests().stream().mapToLong(RecordedRequest::bodyBytesSent).sum();
  }

  private boolean carriesSecret(RecordedRequest request) {
    return secrets().stream().anyMatch(secret -> carries(request.headers(), secret))
        || request.headers().keySet().stream()
            .anyMatch(
                name ->
                    name.startsWith("api-")
                        || name.startsWith("x-")
                        || name.equals("authorization")
                        || name.equals("cookie"));
  }

  private static boolean carries(Map<String, List<String>> headers, String secret) {
    return headers.values().stream().flatMap(List::stream).anyMatch(v -> v.contains(secret));
  }

  static void note(List<String> shown, Callable<?> action) {
    Throwable failure = catchThrowable(() -> shown.add(String.valueOf(action.call())));
    if (failure != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      shown.add(trace.toString());
    }
  }
}
