package org.countersign.model.audit;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.AttachmentSource;

/** Reads files of a bundle, and says which one cannot be read. */
final class BundleReader implements AttachmentSource {
  private static final int SMALL = 64 << 20;
  private static final int LARGEST = 1 << 30;

  /** A line for each of a million and a half files. */
  private static final int MANIFEST = 1 << 28;

  private final BundleSource source;

  BundleReader(BundleSource source) {
    this.source = source;
  }

  /** A file that is never long, whole. */
  byte[] small(String path) throws Failure {
    return read(path, SMALL);
  }

  byte[] manifest() throws Failure {
    return read(BundleFiles.MANIFEST, MANIFEST);
  }

  private byte[] read(String path, int most) throws Failure {
    try (InputStream in = source.open(path)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new Refused("bundle.too-long", path, most);
      }
      return content;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Whether a file has the length and the hash that the manifest says. */
  boolean is(FileLine file) throws Failure {
    MessageDigest digest = sha256();
    return file.bytes() == digest(file.path(), digest)
        && file.sha256().equals(HexFormat.of().formatHex(digest.digest()));
  }

  /** SHA-256 of a file, lower-case hex. */
  String hash(String path) throws Failure {
    MessageDigest digest = sha256();
    long ignored = digest(path, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private long digest(String path, MessageDigest digest) throws Failure {
    try (InputStream in = source.open(path)) {
      byte[] buffer = new byte[1 << 16];
      long length = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        length += n;
      }
      return length;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** What takes the lines of the journal. */
  interface Lines {
    void line(byte[] line) throws Failure;
  }

  /** Gives each line of the journal; one that is longer than any, or not ended, breaks it. */
  long lines(Lines reader, int longest) throws Failure {
    try (InputStream in = source.open(BundleFiles.JOURNAL)) {
      return new LineReader(in, longest).read(reader);
    } catch (IOException e) {
      throw unreadable(BundleFiles.JOURNAL, e);
    }
  }

  @Override
  public byte[] attachment(String sha256) throws StoreFailed {
    try {
      return read(BundleFiles.ATTACHMENTS + sha256, LARGEST);
    } catch (StoreFailed e) {
      throw e;
    } catch (Failure e) {
      throw new StoreFailed("attachment-missing", e, sha256);
    }
  }

  private static Refused unreadable(String path, IOException e) {
    Refused refused = new Refused("bundle.unreadable", path, String.valueOf(e.getMessage()));
    refused.initCause(e);
    return refused;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Cuts a stream into lines, with never more in memory than one. */
  private static final class LineReader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private byte[] open = new byte[BUFFER];
    private int length;
    private long count;

    LineReader(InputStream in, int longest) {
      this.in = in;
      this.longest = longest;
    }

    long read(Lines reader) throws IOException, Failure {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        take(buffer, n, reader);
      }
      if (length > 0) {
        throw new Refused("bundle.torn", BundleFiles.JOURNAL, count);
      }
      return count;
    }

    private void take(byte[] buffer, int n, Lines reader) throws Failure {
      int from = 0;
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          keep(buffer, from, i);
          from = i + 1;
          byte[] line = Arrays.copyOf(open, length);
          length = 0;
          reader.line(line);
          count++;
        }
      }
      keep(buffer, from, n);
    }

    private void keep(byte[] buffer, int from, int to) throws Refused {
      int more = to - from;
      if (length + more > longest) {
        throw new Refused("bundle.line-too-long", BundleFiles.JOURNAL, count, longest);
      }
      if (length + more > open.length) {
        open = Arrays.copyOf(open, Math.max(length + more, 2 * open.length));
      }
      System.arraycopy(buffer, from, open, length, more);
      length += more;
    }
  }
}
