package dev.exportclients.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of each type of failure. */
class FailureKindTest {
  private static final String OP = "ems.exportResults";
  private static final Map<String, String> IDS = Map.of("fileId", "2", "exportId", "1");
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final ProviderError SAID = ProviderError.of("E1", "no", "at all", "r-1");
  private static final String REFUSED =
      "'operation':'ems.exportResults','status':%d,'code':'E1','provider_message':'no',"
          + "'details':'at all','request_id':'r-1','advice':'ask'%s";
  private static final String STATE = "'state':'In Progress','ids':{'export_id':'1','file_id':'2'}";

  static List<Arguments> failures() {
    return List.of(
        Arguments.of(new UsageException("x"), 2, ""),
        Arguments.of(new ConfigurationException("x"), 2, ""),
        Arguments.of(
            new EngineException(ExitCode.REJECTED, "already_submitted", "x", new Exception()),
            7,
            "'reason':'already_submitted'"),
        Arguments.of(new UnauthenticatedException(401, OP, SAID, "ask"), 3, refused(401, "")),
        Arguments.of(new PermissionDeniedException(403, OP, SAID, "ask"), 3, refused(403, "")),
        Arguments.of(new NotFoundException(404, OP, SAID, "ask"), 4, refused(404, "")),
        Arguments.of(new ExpiredException(410, OP, SAID, "ask"), 5, refused(410, "")),
        Arguments.of(new InvalidRequestException(400, OP, SAID, "ask"), 7, refused(400, "")),
        Arguments.of(
            new ProviderUnavailableException(503, OP, SAID, "ask", SOON),
            8,
            refused(503, ",'retry_after_seconds':90")),
        Arguments.of(
            new RateLimitedException(429, OP, SAID, "ask", SOON),
            8,
            refused(429, ",'retry_after_seconds':90")),
        Arguments.of(
            new NotReadyException("x", OP, "In Progress", IDS, null),
            6,
            "'operation':'ems.exportResults','status':200," + STATE),
        Arguments.of(
            new NotReadyException("x", OP, "In Progress", IDS, 412),
            6,
            "'operation':'ems.exportResults','status':412," + STATE),
        Arguments.of(
            new ExportFailedException("x", OP, "In Progress", IDS),
            10,
            "'operation':'ems.exportResults'," + STATE),
        Arguments.of(
            new EmptyExportException("x", OP, "In Progress", IDS),
            13,
            "'operation':'ems.exportResults'," + STATE),
        Arguments.of(new TransferException("x", OP, null), 9, "'operation':'ems.exportResults'"),
        Arguments.of(
            new SignInException("Huawei IAM", new TransferException("x", OP, null)),
            9,
            "'service':'Huawei IAM','operation':'ems.exportResults'"),
        Arguments.of(
            new StartOutcomeUnknownException("x", OP, IDS, List.of("webadmit:1:2"), null),
            9,
            "'operation':'ems.exportResults','ids':{'export_id':'1','file_id':'2'},"
                + "'candidates':['webadmit:1:2']"),
        Arguments.of(
            new UnexpectedContentException("x", OP, 200, "text/html", null, null),
            12,
            "'operation':'ems.exportResults','status':200,'media_type':'text/html'"),
        Arguments.of(
            new UnexpectedContentException("x", OP, 0, null, null, null),
            12,
            "'operation':'ems.exportResults'"),
        Arguments.of(new LocalFileException("x", Path.of("a.csv"), null), 11, "'path':'a.csv'"),
        Arguments.of(
            new DestinationException("x", DestinationException.Reason.EXISTS, "s3://b/k", null),
            11,
            "'address':'s3://b/k','reason':'exists'"));
  }

  private static String refused(int status, String more) {
    return String.format(REFUSED, status, more);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysItsFieldsInThisOrder(RuntimeException failure, int exitCode, String fields) {
    ErrorReport report = ErrorReport.of(failure);

    assertThat(report.exitCode()).isEqualTo(exitCode);
    assertThat(Json.of(FailureKind.fields(failure).values()))
        .isEqualTo("{" + fields.replace('\'', '"') + "}");
  }

  @Test
  void isToldOfEachExceptionThatUsersKnow() throws Exception {
    Set<String> told =
        failures().stream()
            .map(row -> row.get()[0].getClass().getName())
            .collect(Collectors.toSet());

    assertThat(publicLeaves()).hasSizeGreaterThan(10).isSubsetOf(told);
  }

  /** Core is a jar or a folder, as the build has it. */
  private static Set<String> publicLeaves() throws Exception {
    Path core =
        Path.of(
            ExportClientException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    if (Files.isDirectory(core)) {
      return leavesIn(core);
    }
    try (FileSystem jar = FileSystems.newFileSystem(core)) {
      return leavesIn(jar.getPath("/"));
    }
  }

  private static Set<String> leavesIn(Path classes) throws IOException {
    String home = ExportClientException.class.getPackageName();
    try (Stream<Path> files = Files.list(classes.resolve(home.replace('.', '/')))) {
      return files
          .map(file -> home + "." + file.getFileName().toString().replace(".class", ""))
          .filter(FailureKindTest::isLeaf)
          .collect(Collectors.toSet());
    }
  }

  private static boolean isLeaf(String name) {
    try {
      Class<?> type = Class.forName(name);
      return ExportClientException.class.isAssignableFrom(type)
          && Modifier.isFinal(type.getModifiers());
    } catch (ClassNotFoundException notAClass) {
      return false;
    }
  }
}
