package dev.exportclients.benchmarks.contender;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Someone to race.
 *
 * @param commands by server and an empty folder, what to run
 */
public record Contender(String name, CommandLine commands) {

  public interface CommandLine {
    List<String> of(String server, Path folder);
  }

  /** Many small files, with the heap that the JVM takes by itself. */
  public static Contender java(Fetchers fetchers, int count, int atOnce, int passes) {
    return java(fetchers, List.of(), count, atOnce, passes, "");
  }

  /**
   * One large file; ours with a heap of 48 MiB, the rivals with what the JVM takes by itself.
   *
   * @param first a server whose small file is fetched before the time counts; empty for none
   */
  public static Contender large(Fetchers fetchers, int passes, String first) {
    List<String> heap = fetchers.isOurs() ? List.of("-Xmx48m") : List.of();
    return java(fetchers, heap, 1, 1, passes, first);
  }

  private static Contender java(
      Fetchers fetchers, List<String> heap, int count, int atOnce, int passes, String first) {
    return new Contender(
        fetchers.shown(),
        (server, folder) -> {
          List<String> line = new ArrayList<>();
          line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
          line.addAll(heap);
          line.addAll(List.of("-cp", System.getProperty("java.class.path")));
          line.addAll(List.of(Fetching.class.getName(), fetchers.name(), server));
          line.addAll(List.of(folder.toString(), "" + count, "" + atOnce, "" + passes, first));
          return line;
        });
  }

  /** A line of shell; {@code $1} is the URL, the folder is current. */
  public static Contender shell(String name, String script) {
    return new Contender(
        name, (server, folder) -> List.of("sh", "-ec", script, "sh", server + Fetchers.PATH));
  }
}
