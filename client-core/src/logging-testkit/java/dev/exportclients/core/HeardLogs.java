package dev.exportclients.core;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that anyone logs, from TRACE on, while it is open. */
public final class HeardLogs implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
  private final Level before = root.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          String thrown =
              event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage();
          lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + thrown);
        }
      };

  public HeardLogs() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    root.getAppender("STDERR").stop();
    root.setLevel(Level.TRACE);
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.getAppender("STDERR").start();
    root.detachAppender(appender);
  }
}
