package org.countersign.app.screen.founding;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.JournalStore;

/**
 * A journal that comes to be with its first line: a founding that a wrong PIN stops leaves no empty
 * vault behind.
 */
final class LateJournal implements JournalStore {
  private final JournalMaker maker;
  private final Path folder;
  private Optional<JournalStore> made = Optional.empty();

  LateJournal(JournalMaker maker, Path folder) {
    this.maker = maker;
    this.folder = folder;
  }

  @Override
  public void append(byte[] line) throws StoreFailed {
    try {
      if (made.isEmpty()) {
        JournalStore journal = maker.in(folder);
        made = Optional.of(journal);
        journal.readAll(any -> {}, progress -> {});
      }
      made.get().append(line);
    } catch (StoreFailed e) {
      throw e;
    } catch (Failure e) {
      throw new IllegalStateException(e); // an empty journal has no line to refuse
    }
  }

  @Override
  public Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress) {
    return Optional.empty();
  }

  @Override
  public String attach(byte[] content) {
    throw new UnsupportedOperationException("founding attaches nothing");
  }

  @Override
  public byte[] attachment(String sha256) {
    throw new UnsupportedOperationException("founding reads no attachment");
  }

  @Override
  public void close() {
    made.ifPresent(JournalStore::close);
  }
}
