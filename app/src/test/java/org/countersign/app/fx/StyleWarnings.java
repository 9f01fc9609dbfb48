package org.countersign.app.fx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what JavaFX finds wrong with our style sheets; it would only write it to stderr. */
final class StyleWarnings extends Handler implements AutoCloseable {
  // Held here, because java.util.logging forgets a logger that nobody holds.
  private final Logger logger = Logger.getLogger("javafx.css");
  private final List<String> found = new CopyOnWriteArrayList<>();

  static StyleWarnings watch() {
    StyleWarnings warnings = new StyleWarnings();
    warnings.logger.addHandler(warnings);
    return warnings;
  }

  List<String> found() {
    return found;
  }

  @Override
  public void publish(LogRecord warning) {
    found.add(warning.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
