package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import org.countersign.app.fx.Progress;
import org.countersign.model.failure.Failure;

/**
 * Opens the vault in a folder, away from the JavaFX thread.
 *
 * @param <V> an open vault; closed again when Cancel came too late to stop it
 */
@FunctionalInterface
public interface Opener<V extends AutoCloseable> {
  /** May end at {@link Progress#stopHereIfCancelled} as long as it leaves nothing open. */
  V open(Path folder, Progress progress) throws Failure;
}
