package org.countersign.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;

/**
 * Warnings go to the terminal. All from INFO up goes to a file too, once a vault is open: see
 * {@link LogFile}. Logback finds this as a service; a file of settings would have it read XML by
 * reflection at every start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String OTHERS = "logback.configurationFile";
  // A name with a line break in it must not make a line of its own.
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{20} "
          + "%replace(%msg){'[\\r\\n]+',' '}%n%ex";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(OTHERS) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY; // the benchmark's
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(LINE);
    encoder.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(terminal(context, encoder));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> terminal(
      LoggerContext context, PatternLayoutEncoder encoder) {
    ThresholdFilter warnings = new ThresholdFilter();
    warnings.setLevel(Level.WARN.levelStr);
    warnings.start();
    ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
    terminal.setContext(context);
    terminal.setName("terminal");
    terminal.setTarget("System.err");
    terminal.addFilter(warnings);
    terminal.setEncoder(encoder);
    terminal.start();
    return terminal;
  }
}
