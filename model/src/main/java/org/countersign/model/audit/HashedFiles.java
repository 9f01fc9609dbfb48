package org.countersign.model.audit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.model.failure.Failure;

/** Writes the files of a bundle and keeps the list of them, with their hashes. */
final class HashedFiles {
  private final BundleSink sink;
  private final SortedMap<String, FileLine> lines = new TreeMap<>();

  HashedFiles(BundleSink sink) {
    this.sink = sink;
  }

  /** Writes a file that the manifest lists. */
  void add(String path, BundleSink.Content content) throws Failure {
    if (lines.containsKey(path)) {
      throw new IllegalArgumentException("a file twice: " + path);
    }
    sink.add(
        path,
        out -> {
          Hashing hashing = new Hashing(out);
          content.to(hashing);
          hashing.flush();
          lines.put(path, hashing.line(path));
        });
  }

  /** Writes one of those that the manifest cannot list. */
  void outside(String path, BundleSink.Content content) throws Failure {
    sink.add(path, content);
  }

  List<FileLine> lines() {
    return List.copyOf(lines.values());
  }

  private static final class Hashing extends FilterOutputStream {
    private final MessageDigest digest = sha256();
    private long length;

    Hashing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      digest.update((byte) b);
      length++;
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      digest.update(bytes, from, count);
      length += count;
      out.write(bytes, from, count);
    }

    FileLine line(String path) {
      return new FileLine(path, length, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
