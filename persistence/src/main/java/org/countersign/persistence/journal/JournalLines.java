package org.countersign.persistence.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.JournalStore.LineReader;
import org.countersign.model.port.JournalStore.TornTail;

/**
 * Reads a journal file line by line, with never more in memory than the line. Changes nothing, so
 * it also serves whoever only verifies.
 */
public final class JournalLines {
  /** The longest line, without its newline: 4 MiB. */
  public static final int LONGEST = 4 << 20;

  private static final int BUFFER = 1 << 16;
  private static final double STEP = 0.01;

  private final Path path;
  private final LineReader reader;
  private final Consumer<Double> progress;
  private byte[] open = new byte[BUFFER];
  private int openLength;
  private long whole;
  private double told;

  private JournalLines(Path path, LineReader reader, Consumer<Double> progress) {
    this.path = path;
    this.reader = reader;
    this.progress = progress;
  }

  /**
   * What was read.
   *
   * @param whole bytes of the lines that have their newline
   * @param torn what follows the last newline
   */
  public record Read(long whole, Optional<TornTail> torn) {}

  /**
   * Gives each whole line to {@code reader}. Refuses with {@code store.line-too-long}; a link is
   * not followed.
   *
   * @param progress from 0 to 1, at most a hundred times
   */
  public static Read read(Path path, LineReader reader, Consumer<Double> progress) throws Failure {
    return new JournalLines(path, reader, progress).read();
  }

  private Read read() throws Failure {
    try {
      long length = Disk.look(path).size();
      // Unlike a channel this stream is not closed when the thread is interrupted.
      try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          take(buffer, n);
          tell(whole, length);
        }
      }
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, path.toString());
    }
    progress.accept(1.0);
    return new Read(whole, torn());
  }

  private void take(byte[] buffer, int length) throws Failure {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        line(buffer, from, i);
        from = i + 1;
      }
    }
    keep(buffer, from, length);
  }

  private void line(byte[] buffer, int from, int to) throws Failure {
    byte[] line;
    if (openLength == 0 && to - from <= LONGEST) {
      line = Arrays.copyOfRange(buffer, from, to);
    } else {
      keep(buffer, from, to);
      line = Arrays.copyOf(open, openLength);
    }
    openLength = 0;
    reader.line(line);
    whole += line.length + 1L;
  }

  private void keep(byte[] buffer, int from, int to) throws StoreFailed {
    int length = openLength + to - from;
    if (length > LONGEST) {
      throw new StoreFailed("line-too-long", null, path.toString(), whole, LONGEST);
    }
    if (length > open.length) {
      open = Arrays.copyOf(open, Math.min(LONGEST, Math.max(length, 2 * open.length)));
    }
    System.arraycopy(buffer, from, open, openLength, to - from);
    openLength = length;
  }

  private Optional<TornTail> torn() {
    if (openLength == 0) {
      return Optional.empty();
    }
    byte[] hash = Canonical.sha256(Arrays.copyOf(open, openLength));
    return Optional.of(new TornTail(openLength, HexFormat.of().formatHex(hash)));
  }

  private void tell(long done, long length) {
    double now = length == 0 ? 1 : Math.min(1.0, (double) done / length);
    if (now - told >= STEP) {
      told = now;
      progress.accept(now);
    }
  }
}
