package dev.exportclients.cli.output;

import dev.exportclients.cli.terminal.SttySize;
import dev.exportclients.cli.terminal.TerminalSize;
import dev.exportclients.core.Sleeper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command meets outside of itself. Replaced in tests.
 *
 * @param stdout unbuffered: gigabytes pass through it in large pieces
 * @param terminal whether somebody reads stderr as it comes
 * @param size of that terminal
 * @param folder where files go when nobody says
 */
public record ProcessIo(
    Map<String, String> environment,
    OutputStream stdout,
    OutputStream stderr,
    boolean terminal,
    TerminalSize size,
    Path folder,
    Clock clock,
    Sleeper sleeper) {
  private static final int DEMO_HASTE = 10;

  /** The same with other variables, and pauses of a tenth: for a server of our own. */
  public ProcessIo inDemo(Map<String, String> variables) {
    return new ProcessIo(
        variables,
        stdout,
        stderr,
        terminal,
        size,
        folder,
        clock,
        pause -> sleeper.sleep(pause.dividedBy(DEMO_HASTE)));
  }

  public static ProcessIo system() {
    return new ProcessIo(
        System.getenv(),
        new FileOutputStream(results()),
        new FileOutputStream(FileDescriptor.err),
        isTerminal(),
        new SttySize(System.getenv(), System::nanoTime, SttySize::stty),
        Path.of("."),
        Clock.systemUTC(),
        Sleeper.SYSTEM);
  }

  /**
   * The launcher hands stdout on under another number, since Java's own messages go to the usual
   * one. The descriptor's constructor is opened to us by the jar's manifest.
   */
  private static FileDescriptor results() {
    String number = System.getProperty("exportctl.stdout");
    if (number == null) {
      return FileDescriptor.out;
    }
    try {
      Constructor<FileDescriptor> ofNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
      ofNumber.setAccessible(true);
      return ofNumber.newInstance(Integer.parseInt(number));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The launcher knows. Without it Linux tells; Java's console is about stdin and stdout. */
  private static boolean isTerminal() {
    String told = System.getProperty("exportctl.terminal");
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    try {
      Path stderr = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
      return stderr.startsWith("/dev/pts") || stderr.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return false;
    }
  }
}
