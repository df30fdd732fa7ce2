package dev.exportclients.cli.output;

import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.cli.terminal.DisplayWidth;
import dev.exportclients.cli.terminal.TerminalSize;
import dev.exportclients.cli.terminal.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one writer to stdout (results) and stderr (everything else). */
public final class Console {
  private static final Charset TERMINAL =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"));
  private static final int CHUNK = 16 * 1024;
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final ProcessIo io;
  private final GlobalOptions options;
  private boolean progressShown;
  private int linesShown = 1;

  public Console(ProcessIo io, GlobalOptions options) {
    this.io = io;
    this.options = options;
  }

  /** A command's result, as it stands. */
  public void result(String text) {
    print((text + "\n").getBytes(TERMINAL));
  }

  /** A command's result under {@code --json}. */
  public void json(Object value) {
    print((Json.of(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A list under {@code --json}, as it comes: in memory it would be many times its size. */
  public void jsonList(Stream<?> values) {
    StringBuilder text = new StringBuilder("[");
    Iterator<?> rest = values.iterator();
    while (rest.hasNext()) {
      text.append(Json.of(rest.next())).append(rest.hasNext() ? "," : "");
      if (text.length() >= CHUNK) {
        print(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
      }
    }
    print(text.append("]\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Where a file's bytes go for {@code -o -}. */
  OutputStream data() {
    return io.stdout();
  }

  /** A command's result in columns; what servers said in it is made safe to show. */
  public void table(List<List<String>> rows) {
    List<List<String>> safe =
        rows.stream().map(row -> row.stream().map(TerminalText::of).toList()).toList();
    print(TerminalText.table(safe).getBytes(TERMINAL));
  }

  /** A run that goes on without us, should we end now: worth a line even under {@code --json}. */
  public void started(Map<String, Object> ids) {
    if (options.json) {
      write((Json.of(Map.of("started", ids)) + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      // Without it, a run that is killed could not be found again: not even -q hides it.
      say("started: " + ids.get("handle"));
    }
  }

  /** Something good to know. */
  public void note(String text) {
    if (!options.quiet && !options.json) {
      say(text);
    }
  }

  /** A line of the exchange log. */
  void log(String text) {
    if (options.verbose) {
      say(TIME.format(io.clock().instant()) + " " + text);
    }
  }

  /** What a log should show, since nobody sees the progress. */
  public void event(String text) {
    if (options.verbose || !io.terminal() && !options.quiet && !options.json) {
      say(TIME.format(io.clock().instant()) + " " + text);
    }
  }

  public boolean isJson() {
    return options.json;
  }

  public void error(ErrorReport report) {
    if (options.json) {
      write((Json.of(report.toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      report.lines().forEach(this::say);
    }
  }

  public void stackTrace(Throwable failure) {
    if (options.verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      trace
          .toString()
          .lines()
          .forEach(
              line ->
                  write(
                      ((line.startsWith("\t") ? "\t" : "") + TerminalText.of(line) + "\n")
                          .getBytes(TERMINAL)));
    }
  }

  /** Whether somebody watches, and wants to see how far it is. */
  public boolean showsProgress() {
    return io.terminal() && !options.quiet && !options.verbose && !options.json;
  }

  /** Replaces what this showed before; the next other text takes its place. */
  void progress(String text) {
    progress(List.of(text));
  }

  /** Of what the progress is shown on: the last column and row are left alone. */
  public TerminalSize room() {
    return new TerminalSize() {
      @Override
      public int columns() {
        return io.size().columns() - 1;
      }

      @Override
      public int rows() {
        return io.size().rows() - 1;
      }
    };
  }

  /** As {@link #progress(String)}, on several lines, which have to have room. */
  public void progress(List<String> lines) {
    int columns = room().columns();
    String cut =
        lines.stream()
            .map(line -> DisplayWidth.cut(TerminalText.of(line), columns))
            .collect(Collectors.joining("\n"));
    String erased = erased();
    progressShown = false;
    write((erased + cut).getBytes(TERMINAL));
    progressShown = true;
    linesShown = Math.max(1, lines.size());
  }

  private String erased() {
    return progressShown && linesShown > 1
        ? "\r\u001b[" + (linesShown - 1) + "A\u001b[J"
        : ERASE_LINE;
  }

  public void endProgress() {
    if (progressShown) {
      String erased = erased();
      progressShown = false;
      write(erased.getBytes(TERMINAL));
    }
  }

  private void say(String text) {
    write((TerminalText.of(text) + "\n").getBytes(TERMINAL));
  }

  private void print(byte[] text) {
    endProgress();
    try {
      io.stdout().write(text);
      io.stdout().flush();
    } catch (IOException failure) {
      throw new StdoutException(failure);
    }
  }

  private void write(byte[] text) {
    try {
      if (progressShown) {
        io.stderr().write(erased().getBytes(TERMINAL));
        progressShown = false;
      }
      io.stderr().write(text);
      io.stderr().flush();
    } catch (IOException nobodyListens) {
      // A command's work does not depend on who watches it.
    }
  }
}
