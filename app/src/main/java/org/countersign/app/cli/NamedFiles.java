package org.countersign.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.NamedAttachment;
import tools.jackson.databind.JsonNode;

/**
 * The files of {@code attachments/} that entries name as {@code {"attachment":…,"bytes":…}}: each
 * is there, and has the hash it is named by. Read once, and never whole in memory.
 */
final class NamedFiles {
  private final Path folder;
  private final Map<String, Long> lengths = new HashMap<>();

  NamedFiles(Path vault) {
    this.folder = vault.resolve("attachments");
  }

  /** How many were found unchanged. */
  long count() {
    return lengths.size();
  }

  /** Checks every file that is named in the body of the entry. */
  void check(long seq, JsonNode body) throws Failure {
    for (NamedAttachment named : NamedAttachment.in(body)) {
      check(seq, named);
    }
  }

  private void check(long seq, NamedAttachment named) throws Failure {
    String name = named.sha256();
    Long length = lengths.get(name);
    if (length == null) {
      length = read(seq, name);
      lengths.put(name, length);
    }
    if (named.bytes().isPresent() && named.bytes().getAsLong() != length) {
      throw new JournalBroken(seq, "attachment-differs", name);
    }
  }

  private long read(long seq, String name) throws Failure {
    Path file = folder.resolve(name);
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      long length = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      if (!HexFormat.of().formatHex(digest.digest()).equals(name)) {
        throw new JournalBroken(seq, "attachment-differs", name);
      }
      return length;
    } catch (NoSuchFileException e) {
      throw new JournalBroken(seq, "attachment-missing", name);
    } catch (IOException e) {
      throw new StoreFailed("attachment-unreadable", e, file.toString());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
