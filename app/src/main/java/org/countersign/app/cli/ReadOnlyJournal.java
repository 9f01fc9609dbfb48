package org.countersign.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.JournalStore;
import org.countersign.persistence.journal.Attachments;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.journal.JournalLines;

/** A journal that is read where it lies, without holding the vault and without cutting anything. */
final class ReadOnlyJournal implements JournalStore {
  private final Path file;
  private final Attachments attachments;

  ReadOnlyJournal(Path vault) {
    this.file = vault.resolve(FileJournal.NAME);
    this.attachments = new Attachments(vault);
  }

  @Override
  public Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress) throws Failure {
    return JournalLines.read(file, reader, progress).torn();
  }

  @Override
  public void append(byte[] line) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String attach(byte[] content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] attachment(String sha256) throws StoreFailed {
    return attachments.attachment(sha256);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
