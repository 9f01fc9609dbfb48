package org.countersign.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.json.Canonical;

/** A folder with a journal, for spoiling. */
record JournalFolder(Path path) {

  Path file() {
    return path.resolve("journal.jsonl");
  }

  JournalFolder lines(List<byte[]> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      out.writeBytes(line);
      out.write('\n');
    }
    return bytes(out.toByteArray());
  }

  JournalFolder bytes(byte[] content) {
    try {
      Files.write(file(), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a file as an attachment and returns its name. */
  String attach(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String name = HexFormat.of().formatHex(Canonical.sha256(bytes));
    try {
      Files.createDirectories(path.resolve("attachments"));
      Files.write(attachment(name), bytes);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path attachment(String name) {
    return path.resolve("attachments").resolve(name);
  }

  /** The lines but for one. */
  static List<byte[]> without(List<byte[]> lines, int index) {
    List<byte[]> rest = new ArrayList<>(lines);
    rest.remove(index);
    return rest;
  }
}
