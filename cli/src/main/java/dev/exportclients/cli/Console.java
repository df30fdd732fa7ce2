package dev.exportclients.cli;

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
import java.util.stream.Stream;

/** The one writer to stdout (results) and stderr (everything else). */
final class Console {
  private static final Charset TERMINAL =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"));
  private static final int CHUNK = 16 * 1024;
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final Host host;
  private final GlobalOptions options;
  private boolean progressShown;

  Console(Host host, GlobalOptions options) {
    this.host = host;
    this.options = options;
  }

  /** A command's result, as it stands. */
  void result(String text) {
    print((text + "\n").getBytes(TERMINAL));
  }

  /** A command's result under {@code --json}. */
  void json(Object value) {
    print((Json.of(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A list under {@code --json}, as it comes: in memory it would be many times its size. */
  void json(Stream<?> values) {
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
    return host.stdout();
  }

  /** A command's result in columns; what servers said in it is made safe to show. */
  void table(List<List<String>> rows) {
    List<List<String>> safe =
        rows.stream().map(row -> row.stream().map(Line::of).toList()).toList();
    print(Line.table(safe).getBytes(TERMINAL));
  }

  /** A run that goes on without us, should we end now: worth a line even under {@code --json}. */
  void started(Map<String, Object> ids) {
    if (options.json) {
      write((Json.of(Map.of("started", ids)) + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      note("started: export " + ids.get("export_id") + ", file " + ids.get("file_id"));
    }
  }

  /** Something good to know. */
  void note(String text) {
    if (!options.quiet && !options.json) {
      say(text);
    }
  }

  /** A line of the exchange log. */
  void log(String text) {
    if (options.verbose) {
      say(TIME.format(host.clock().instant()) + " " + text);
    }
  }

  /** A pause that a log should show, since nobody sees the progress. */
  void event(String text) {
    if (options.verbose || !host.terminal() && !options.quiet && !options.json) {
      say(TIME.format(host.clock().instant()) + " " + text);
    }
  }

  boolean isJson() {
    return options.json;
  }

  void error(ErrorReport report) {
    if (options.json) {
      write((Json.of(report.toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      report.lines().forEach(this::say);
    }
  }

  void stackTrace(Throwable failure) {
    if (options.verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      trace
          .toString()
          .lines()
          .forEach(
              line ->
                  write(
                      ((line.startsWith("\t") ? "\t" : "") + Line.of(line) + "\n")
                          .getBytes(TERMINAL)));
    }
  }

  boolean showsProgress() {
    return host.terminal() && !options.quiet && !options.verbose && !options.json;
  }

  /** Replaces what this showed before; the next other text takes its place. */
  void progress(String text) {
    progressShown = false;
    String room = Columns.cut(Line.of(text), host.columns().getAsInt() - 1);
    write((ERASE_LINE + room).getBytes(TERMINAL));
    progressShown = true;
  }

  void endProgress() {
    if (progressShown) {
      progressShown = false;
      write(ERASE_LINE.getBytes(TERMINAL));
    }
  }

  private void say(String text) {
    write((Line.of(text) + "\n").getBytes(TERMINAL));
  }

  private void print(byte[] text) {
    endProgress();
    try {
      host.stdout().write(text);
      host.stdout().flush();
    } catch (IOException failure) {
      throw new StdoutException(failure);
    }
  }

  private void write(byte[] text) {
    try {
      if (progressShown) {
        progressShown = false;
        host.stderr().write(ERASE_LINE.getBytes(TERMINAL));
      }
      host.stderr().write(text);
      host.stderr().flush();
    } catch (IOException nobodyListens) {
      // A command's work does not depend on who watches it.
    }
  }
}
