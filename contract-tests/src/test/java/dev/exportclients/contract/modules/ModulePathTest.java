package dev.exportclients.contract.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.specs.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A program that requires one of our modules runs with what that module asks for. */
@ExtendWith(SandboxExtension.class)
class ModulePathTest {
  /**
   * What the programs download: an operation of the sandbox, and the id that it has the file by.
   */
  private static final Map<String, List<String>> FILES =
      Map.of(
          "ems", List.of("ems.exportResults", "1234567"),
          "ecreporting", List.of("ecreporting.downloadReport", "6A7C29DD011241DFBE1B64399283C860"),
          "webadmit", List.of("webadmit.startExport", "86446"),
          "metastudio", List.of("metastudio.downloadResult", "be0821bdf8d04949bf4c9852fa87c590"));

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("dev.exportclients.specs.Provider#NAMES")
  void aProgramThatRequiresAClientDownloads(String provider, Sandbox sandbox) throws Exception {
    sandbox.answer("ems.listAttachments", 200, "attachmentsXml"); // XML is read by another library.
    String operation = FILES.get(provider).get(0);
    String id = FILES.get(provider).get(1);
    sandbox.serve(operation, id, 70_000);
    ModularProgram program = new ModularProgram(provider, folder);
    program.compile();

    List<String> said = program.run(credentials(sandbox), folder.resolve("file").toString());

    assertThat(said).endsWith(sandbox.file(operation, id).sha256());
    assertThat(sandbox.requests().get(0).header("user-agent").orElseThrow())
        .matches("export-clients/\\d.*");
  }

  @Test
  void aProgramThatRequiresTheSandboxStartsOne() throws Exception {
    ModularProgram program = new ModularProgram("sandbox", folder);
    program.compile();

    assertThat(String.join("\n", program.run(Map.of()))).contains("<html", "1000070000");
  }

  @Test
  void coreRequiresWhatAutomaticModulesUseOfJava() {
    ModulePath core = ModulePath.of("dev.exportclients.core");

    assertThat(core.automatic()).isNotEmpty();
    assertThat(core.required()).containsAll(core.usedByAutomatic());
  }

  /** TLS with elliptic curves is a module of its own up to Java 21, which nobody requires. */
  @Test
  void theDocumentationListsWhatAnImageOfJavaNeeds() throws IOException {
    Set<String> needed = new TreeSet<>(Set.of("jdk.crypto.ec"));
    for (String provider : Provider.NAMES) {
      needed.addAll(ModulePath.of("dev.exportclients." + provider).required());
    }
    needed.remove("java.base");

    assertThat(Files.readString(Path.of("../docs/modules.md")))
        .contains("--add-modules " + String.join(",", needed) + " ");
  }

  /** As exportctl reads them, with what buys tokens. */
  private static Map<String, String> credentials(Sandbox sandbox) {
    Map<String, String> variables =
        new HashMap<>(SandboxCredentials.environment(sandbox.baseUrl()));
    variables.put("EMS_PASSWORD", SandboxCredentials.EMS_PASSWORD);
    variables.put("ECREPORTING_CLIENT_ID", SandboxCredentials.ECREPORTING_CLIENT_ID);
    variables.put("ECREPORTING_CLIENT_SECRET", SandboxCredentials.ECREPORTING_CLIENT_SECRET);
    return variables;
  }
}
