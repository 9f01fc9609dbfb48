package org.countersign.persistence.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.JournalStore;

/**
 * {@code journal.jsonl} of a vault's folder. Whoever has it open holds the vault; every line is on
 * disk before {@link #append} returns.
 *
 * <p>A random access file and not a channel: a channel closes itself when its thread is
 * interrupted, and a line could be written that nobody knows of.
 */
public final class FileJournal implements JournalStore {
  /** The file's name. */
  public static final String NAME = "journal.jsonl";

  private static final long NOT_READ = -1;

  private final VaultLock lock;
  private final Watched file;
  private final RandomAccessFile out;
  private final Attachments attachments;
  private long length;
  private boolean usable = true;

  private FileJournal(VaultLock lock, Watched file, RandomAccessFile out, Attachments attachments)
      throws IOException {
    this.lock = lock;
    this.file = file;
    this.out = out;
    this.attachments = attachments;
    this.length = out.length() == 0 ? 0 : NOT_READ;
  }

  /**
   * Makes the folder, rwx------, and opens it. Refuses with {@code store.not-empty} a folder that
   * holds anything.
   */
  public static FileJournal create(Path vault) throws StoreFailed {
    try {
      Disk.makeFolder(vault);
      try (var names = Files.list(vault)) {
        if (names.findAny().isPresent()) {
          throw new StoreFailed("not-empty", null, vault.toString());
        }
      }
    } catch (IOException e) {
      throw Faults.of(e, vault, 0);
    }
    return open(vault);
  }

  /**
   * Opens the journal of a vault, an empty one where there is none. Refuses with {@code
   * store.missing} a folder that is not there, with {@code store.in-use} one that is open, with
   * {@code store.not-a-file} a journal that is a link.
   */
  public static FileJournal open(Path vault) throws StoreFailed {
    if (!Files.isDirectory(vault)) {
      throw new StoreFailed("missing", null, vault.toString());
    }
    try {
      VaultLock lock = VaultLock.take(vault);
      try {
        return open(vault, lock);
      } catch (IOException | StoreFailed e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw Faults.of(e, vault, 0);
    }
  }

  private static FileJournal open(Path vault, VaultLock lock) throws IOException, StoreFailed {
    Path path = vault.resolve(NAME);
    Disk.makeFile(path);
    Watched file = Watched.of(path);
    RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw");
    try {
      file.check();
      return new FileJournal(lock, file, out, new Attachments(vault));
    } catch (IOException | StoreFailed e) {
      out.close();
      throw e;
    }
  }

  @Override
  public synchronized Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress)
      throws Failure {
    checkUsable();
    long known = length;
    JournalLines.Read read = JournalLines.read(file.path(), reader, progress);
    check(known == NOT_READ ? read.whole() + torn(read) : known);
    if (read.torn().isPresent()) {
      cut(read.whole());
    }
    length = read.whole();
    return read.torn();
  }

  @Override
  public Optional<TornTail> look(LineReader reader, Consumer<Double> progress) throws Failure {
    return JournalLines.read(file.path(), reader, progress).torn();
  }

  @Override
  public synchronized void append(byte[] line) throws StoreFailed {
    checkUsable();
    if (length == NOT_READ) {
      throw new StoreFailed("not-read", null, file.path().toString());
    }
    if (line.length > JournalLines.LONGEST) {
      throw new StoreFailed(
          "line-too-long", null, file.path().toString(), line.length, JournalLines.LONGEST);
    }
    byte[] bytes = withNewline(line);
    check(length);
    write(bytes);
    length += bytes.length;
  }

  @Override
  public synchronized String attach(byte[] content) throws StoreFailed {
    lock.check();
    return attachments.put(content);
  }

  @Override
  public byte[] attachment(String sha256) throws StoreFailed {
    return attachments.attachment(sha256);
  }

  @Override
  public void copy(String sha256, OutputStream to) throws StoreFailed, IOException {
    attachments.copy(sha256, to);
  }

  @Override
  public List<String> attachments() throws StoreFailed {
    return attachments.names();
  }

  /** Gives the vault free for the next. */
  @Override
  public synchronized void close() {
    usable = false;
    try (lock;
        out) {
      // Nothing is left to write: every line was forced when it was appended.
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** One write and a force. What fails is taken back, so that the file is as it was. */
  private void write(byte[] bytes) throws StoreFailed {
    try {
      out.seek(length);
      out.write(bytes);
    } catch (IOException e) {
      takeBack();
      throw Faults.of(e, file.path(), bytes.length);
    }
    try {
      out.getFD().sync();
    } catch (IOException e) {
      takeBack();
      // After a failed sync the system may have dropped what it could not write: trust it no more.
      usable = false;
      throw Faults.of(e, file.path(), bytes.length);
    }
  }

  private void takeBack() {
    try {
      out.setLength(length);
      out.getFD().sync();
    } catch (IOException e) {
      usable = false;
    }
  }

  /** What is cut off is kept: it may be half of a line that was whole once. */
  private void cut(long whole) throws StoreFailed {
    try {
      byte[] tail = new byte[Math.toIntExact(out.length() - whole)];
      out.seek(whole);
      out.readFully(tail);
      String ignored = attachments.put(tail);
      out.setLength(whole);
      out.getFD().sync();
    } catch (IOException e) {
      throw Faults.of(e, file.path(), 0);
    }
  }

  /** {@code store.changed} when the file is not the one, or not as long, as we left it. */
  private void check(long expected) throws StoreFailed {
    lock.check();
    file.check();
    try {
      long now = out.length();
      if (now != expected) {
        throw new StoreFailed("changed", null, file.path().toString(), expected, now);
      }
    } catch (IOException e) {
      throw Faults.of(e, file.path(), 0);
    }
  }

  private void checkUsable() throws StoreFailed {
    if (!usable) {
      throw new StoreFailed("closed", null, file.path().toString());
    }
  }

  private static byte[] withNewline(byte[] line) {
    for (byte b : line) {
      if (b == '\n') {
        throw new IllegalArgumentException("a line has no newline in it");
      }
    }
    byte[] bytes = Arrays.copyOf(line, line.length + 1);
    bytes[line.length] = '\n';
    return bytes;
  }

  private static long torn(JournalLines.Read read) {
    return read.torn().map(TornTail::bytes).orElse(0L);
  }
}
