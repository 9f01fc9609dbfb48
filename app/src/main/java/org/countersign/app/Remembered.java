package org.countersign.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.app.fx.Theme;
import org.countersign.model.failure.StoreFailed;
import org.slf4j.LoggerFactory;

/** Keeps what the person used last; what cannot be written costs a convenience only. */
final class Remembered {
  private final Optional<Path> file;
  private Settings now;

  /** {@code file}: where it is kept; nowhere for a demonstration. */
  Remembered(Settings settings, Optional<Path> file) {
    this.now = settings;
    this.file = file;
  }

  /** A vault was opened. */
  synchronized void opened(Path folder) {
    keep(now.opened(folder.toAbsolutePath().normalize()));
  }

  /** A theme was chosen. */
  synchronized void chosen(Theme theme) {
    if (!theme().equals(theme)) {
      keep(now.dark(theme == Theme.DARK));
    }
  }

  /** The vaults that were opened last, the latest first. */
  synchronized List<Path> vaults() {
    return now.vaults();
  }

  synchronized Theme theme() {
    return now.dark() ? Theme.DARK : Theme.LIGHT;
  }

  private void keep(Settings settings) {
    now = settings;
    try {
      if (file.isPresent()) {
        settings.write(file.get());
      }
    } catch (StoreFailed e) {
      LoggerFactory.getLogger(Remembered.class).warn("settings not kept: {}", e.code());
    }
  }
}
