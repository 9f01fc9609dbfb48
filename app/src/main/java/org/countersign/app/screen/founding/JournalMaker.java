package org.countersign.app.screen.founding;

import java.nio.file.Path;
import org.countersign.model.failure.Failure;
import org.countersign.model.port.JournalStore;

/** Makes an empty journal in a new or empty folder. */
@FunctionalInterface
public interface JournalMaker {
  JournalStore in(Path folder) throws Failure;
}
