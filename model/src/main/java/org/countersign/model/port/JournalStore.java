package org.countersign.model.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;

/** The append-only file that is the source of truth, and the attachments its entries name. */
public interface JournalStore extends AttachmentSource, AutoCloseable {

  /** What takes a line, and may refuse it. */
  interface LineReader {
    /** {@code line} has no newline. */
    void line(byte[] line) throws Failure;
  }

  /** A last line without its newline that was cut off, because it was never acknowledged. */
  record TornTail(long bytes, String sha256) {}

  /** Reads all lines in order. A torn last line is cut off and reported. */
  Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress) throws Failure;

  /**
   * Reads all lines in order and changes nothing. Others may append meanwhile: whoever checks a
   * long journal must not keep an emergency waiting. What was appended since it began may be read
   * too.
   *
   * @return what follows the last newline; a line that is being written now is such a thing
   */
  default Optional<TornTail> look(LineReader reader, Consumer<Double> progress) throws Failure {
    return readAll(reader, progress);
  }

  /**
   * Appends a line and its newline and forces them to disk before it returns. On failure the file
   * is as it was.
   */
  void append(byte[] line) throws StoreFailed;

  /**
   * Keeps a file under its SHA-256, synced before it returns; the same bytes twice are one file.
   */
  String attach(byte[] content) throws StoreFailed;

  /** The SHA-256 hashes of the attachments there are; a store for reading only need not tell. */
  default List<String> attachments() throws StoreFailed {
    return List.of();
  }

  @Override
  void close();
}
