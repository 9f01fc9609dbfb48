package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.countersign.app.fx.TaskRunner;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.Clock;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.TokenPort;

/**
 * What founding needs of the workstation.
 *
 * @param home the folder in which a place for the vault is suggested
 * @param journals makes the vault's folder and its empty journal
 */
public record FoundingServices(
    TokenPort tokens,
    Clock clock,
    SecureRandom random,
    TaskRunner runner,
    Path home,
    NewJournal journals) {

  /** Makes a journal in a folder that is new or empty. */
  @FunctionalInterface
  public interface NewJournal {
    JournalStore create(Path folder) throws StoreFailed;
  }
}
