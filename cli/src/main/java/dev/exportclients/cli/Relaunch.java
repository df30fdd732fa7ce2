package dev.exportclients.cli;

import dev.exportclients.cli.output.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * This process once more, under a locale that knows all characters. Under C, or one that the
 * machine lacks, Java takes arguments, folders and names for ASCII, and it asks for the locale only
 * when it starts. The launcher sees to that before; this is for {@code java -jar} on Linux (ADR
 * 12).
 */
final class Relaunch {
  /** Set by whoever has chosen the locale already. */
  private static final String CHOSEN = "exportctl.locale";

  /** The system takes no longer argument, and all go into one. */
  private static final int LONGEST = 100_000;

  private static final String SCRIPT =
      "for utf8 in C.UTF-8 en_US.UTF-8 C.UTF-8; do"
          + " [ \"$(LC_ALL=$utf8 locale charmap 2>/dev/null)\" != UTF-8 ] || break;"
          + " done; export LC_ALL=$utf8; exec";

  private final List<byte[]> command;

  private Relaunch(List<byte[]> command) {
    this.command = command;
  }

  /** Empty where this process does as it is, or where it can't be known how it was started. */
  static Optional<Relaunch> needed(String... arguments) {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    if (System.getProperty(CHOSEN) != null
        || !StandardCharsets.US_ASCII.equals(Charset.forName(encoding))
        || List.of("--version").equals(List.of(arguments))) {
      return Optional.empty();
    }
    try {
      List<byte[]> command = split(Files.readAllBytes(Path.of("/proc/self/cmdline")));
      return Optional.of(new Relaunch(command)).filter(relaunch -> relaunch.endsWith(arguments));
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }

  /** Its exit code, when it has ended. It ends when this process does. */
  int run() {
    try {
      Process again = new ProcessBuilder("/bin/sh", "-c", script()).inheritIO().start();
      Thread end = new Thread(() -> end(again));
      Runtime.getRuntime().addShutdownHook(end);
      return again.waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.number();
    }
  }

  /** To be called first by a process that was started so: it must not outlive the one before it. */
  static void endWithParent() {
    if ("again".equals(System.getProperty(CHOSEN))) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(143)));
    }
  }

  private static void end(Process again) {
    again.destroy();
    try {
      again.waitFor();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsWith(String... arguments) {
    int options = command.size() - arguments.length;
    int length = command.stream().mapToInt(part -> 4 * part.length + 20).sum();
    if (options < 1 || length > LONGEST) {
      return false;
    }
    for (int i = 0; i < arguments.length; i++) {
      String part = new String(command.get(options + i), StandardCharsets.US_ASCII);
      if (!part.equals(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private String script() {
    StringBuilder script = new StringBuilder(SCRIPT);
    script.append(' ').append(word(command.get(0))).append(" -D" + CHOSEN + "=again");
    command.stream().skip(1).forEach(part -> script.append(' ').append(word(part)));
    return script.toString();
  }

  /** In ASCII, as this process can hand on nothing else. */
  private static String word(byte[] bytes) {
    StringBuilder word = new StringBuilder("'");
    for (byte b : bytes) {
      if (b == '\'') {
        word.append("'\\''");
      } else if (b > 0) {
        word.append((char) b);
      } else {
        word.append("'\"$(printf '\\").append(Integer.toOctalString(b & 0xFF)).append("')\"'");
      }
    }
    return word.append('\'').toString();
  }

  /** The parts, each of which ends with a zero. */
  private static List<byte[]> split(byte[] line) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == 0) {
        parts.add(Arrays.copyOfRange(line, from, i));
        from = i + 1;
      }
    }
    return parts;
  }
}
